import { IconEqualNot } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlindJudgement } from '../../src-shared/model/audit.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { useDurationWords } from '../break/duration-words.ts'
import { EvidenceWords } from '../labels/evidence-chips.tsx'
import { verdictIcons } from '../shell/verdict-icons.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './comparison.module.css'
import { type Difference, differencesOf, seenShare } from './differences.ts'

/** A judgement with the words that say whose it is. */
export interface Side {
  title: string
  judgement: BlindJudgement | Decision
  /** Of the two exactly one is: its marks are those of the original. */
  isOriginal: boolean
}

/** Two judgements of the same content, row by row; where they differ, a sign and a word say so. */
export function Comparison({ sides }: { sides: readonly [Side, Side] }) {
  const { t } = useTranslation()
  const duration = useDurationWords()
  const [one, other] = sides
  const differs = differencesOf(one.judgement, other.judgement)
  const rows: { name: Difference | 'note' | 'time' | 'seen'; cell: (side: Side) => ReactNode }[] = [
    { name: 'verdict', cell: ({ judgement }) => <VerdictCell verdict={judgement.verdict} /> },
    { name: 'labels', cell: (side) => <Labels side={side} other={side === one ? other : one} /> },
    { name: 'action', cell: ({ judgement }) => <Title code={judgement.action} /> },
    { name: 'reason', cell: ({ judgement }) => <Title code={judgement.reason} /> },
    { name: 'note', cell: ({ judgement }) => <Note text={judgement.note} /> },
    { name: 'time', cell: ({ judgement: { made } }) => duration(made.activeSeconds * 1000) },
    { name: 'seen', cell: ({ judgement: { made } }) => t('context.score', { value: seenShare(made) }) },
  ]
  const has = {
    reason: one.judgement.reason ?? other.judgement.reason,
    note: one.judgement.note || other.judgement.note,
  }
  const shown = rows.filter(({ name }) => (name === 'reason' || name === 'note' ? has[name] : true))
  return (
    <div className={classes.comparison}>
      <div className={classes.heads}>
        {sides.map(({ title, isOriginal }) => (
          <h3
            key={String(isOriginal)}
            className={classes.whose}
            data-original={isOriginal || undefined}
            title={title}
          >
            <bdi>{title}</bdi>
          </h3>
        ))}
      </div>
      {shown.map(({ name, cell }) => (
        <Row key={name} title={t(`audit.row.${name}`)} differs={differs.has(name)}>
          {sides.map((side) => (
            <dd key={String(side.isOriginal)} className={classes.cell}>
              <span className={classes.hidden}>{side.title}: </span>
              {cell(side)}
            </dd>
          ))}
        </Row>
      ))}
    </div>
  )
}

function Row({ title, differs, children }: { title: string; differs: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <dl className={classes.row} data-differs={differs || undefined}>
      <dt className={classes.name}>
        {title}
        {differs && (
          <span className={classes.differs}>
            <IconEqualNot size={16} stroke={2} aria-hidden /> {t('audit.differs')}
          </span>
        )}
      </dt>
      {children}
    </dl>
  )
}

function VerdictCell({ verdict }: { verdict: Decision['verdict'] }) {
  const { t } = useTranslation()
  const Icon = verdictIcons[verdict]
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={16} stroke={2} aria-hidden /> <b>{t(`verdict.${verdict}`)}</b>
    </span>
  )
}

/** Labels with their evidence, each numbered as its mark in the content is. */
function Labels({ side: { judgement, isOriginal }, other }: { side: Side; other: Side }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  if (judgement.labels.length === 0) return <span className={classes.quiet}>{t('audit.none')}</span>
  let numbered = 0
  return (
    <ul className={classes.labels}>
      {judgement.labels.map(({ code, evidence }) => {
        const isAlone = !other.judgement.labels.some((label) => label.code === code)
        return (
          <li key={code} className={classes.label} data-alone={isAlone || undefined} data-label={code}>
            {index.get(code)?.label.title ?? code}
            {isAlone && <span className={classes.alone}>{t('audit.onlyHere')}</span>}
            {evidence.map((one) => {
              numbered += 1
              return (
                <span key={numbered} className={classes.evidence}>
                  <b data-original={isOriginal || undefined}>
                    {isOriginal ? t('evidence.originalSign', { number: numbered }) : numbered}
                  </b>{' '}
                  <EvidenceWords evidence={one} />
                </span>
              )
            })}
          </li>
        )
      })}
    </ul>
  )
}

/** An action, route or reason by the title that the policy in force has for it. */
function Title({ code }: { code: string | undefined }) {
  const { t } = useTranslation()
  const policy = useWorkstation((state) => state.policy)
  if (code === undefined) return <span className={classes.quiet}>{t('audit.none')}</span>
  const choices = [...policy.actions, ...policy.escalationRoutes, ...policy.cannotReviewReasons]
  return choices.find((choice) => choice.code === code)?.title ?? code
}

function Note({ text }: { text: string }) {
  const { t } = useTranslation()
  if (text === '') return <span className={classes.quiet}>{t('audit.none')}</span>
  return (
    <span className={classes.note} dir="auto">
      {text}
    </span>
  )
}
