import { IconCheck, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemDetail } from '../../../src-shared/desk/practice-cohort-views.ts'
import { physicalStroke } from '../../../src-shared/rules/key-press.ts'
import { askFor } from '../../audit/records.ts'
import { Said, type SaidWords } from '../../audit/said.tsx'
import { useWorkstation } from '../../stores/workstation.ts'
import { Peek } from '../cases/peek.tsx'
import { GoldWords } from '../gold-words.tsx'
import { Back } from './back.tsx'
import { ItemTitle } from './cases.tsx'
import classes from './cohort.module.css'
import { Share } from './share.tsx'

const peekStroke = 'KeyR'

interface Props {
  pack: string
  place: number
  onLeave: () => void
}

/** The gold of an item beside what people answered first; who answered what is told of nobody. */
export function ItemPage({ pack, place, onLeave }: Props) {
  const { t } = useTranslation()
  const [item, setItem] = useState<ItemDetail>()
  const [said, setSaid] = useState<SaidWords>()
  const [isPeeked, setPeeked] = useState(false)
  const beside = useRef<HTMLElement>(null)
  useEffect(() => {
    void askFor('practice:item', { pack, place }).then((result) => {
      if ('value' in result) setItem(result.value)
      else setSaid(result.said)
    })
  }, [pack, place])
  const peek = () => setPeeked((before) => !before)
  const press = (event: KeyboardEvent) => {
    if (event.repeat || physicalStroke(event) !== peekStroke || item?.excerpt === undefined) return
    event.preventDefault()
    peek()
  }
  const isHere = item !== undefined
  // What is told is scrolled by key from here.
  useEffect(() => {
    if (isHere) beside.current?.focus()
  }, [isHere])
  return (
    <>
      <Back title={item && <ItemTitle of={item} />} onLeave={onLeave} />
      <Said said={said} />
      {item && (
        <section
          ref={beside}
          className={classes.beside}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key
          tabIndex={0}
          aria-label={t('practice.cohort.beside')}
          data-item={`${pack} ${place}`}
          onKeyDown={press}
        >
          <Gold of={item} isPeeked={isPeeked} onPeek={peek} />
          <Answers of={item} />
        </section>
      )}
    </>
  )
}

interface GoldProps {
  of: ItemDetail
  isPeeked: boolean
  onPeek: () => void
}

function Gold({ of: { gold, rationale, excerpt }, isPeeked, onPeek }: GoldProps) {
  const { t } = useTranslation()
  if (!gold) return <p className={classes.quiet}>{t('practice.cohort.packNotHere')}</p>
  return (
    <div className={classes.side} data-gold>
      <h4>{t('practice.feedback.gold')}</h4>
      <p>
        <GoldWords answer={gold.answer} />
      </p>
      {gold.alternatives.length > 0 && <h4>{t('practice.feedback.alternatives')}</h4>}
      {gold.alternatives.map((answer) => (
        <p key={JSON.stringify(answer)}>
          <GoldWords answer={answer} />
        </p>
      ))}
      <h4>{t('practice.feedback.why')}</h4>
      <p className={classes.rationale} dir="auto">
        {rationale}
      </p>
      <Peek excerpt={excerpt} shown={isPeeked} stroke={peekStroke} onToggle={onPeek} />
    </div>
  )
}

function Answers({ of: { groups, first } }: { of: ItemDetail }) {
  const { t } = useTranslation()
  return (
    <div className={classes.side}>
      <h4>{t('practice.cohort.answers')}</h4>
      <p>
        {t('practice.cohort.column.first')}: <Share told={first} />
      </p>
      <ul className={classes.groups}>
        {groups.map((group) => (
          <Group key={JSON.stringify(group.answer)} of={group} all={first.share && first.n} />
        ))}
      </ul>
    </div>
  )
}

interface GroupProps {
  of: ItemDetail['groups'][number]
  /** How many answered, where they are enough for a share. */
  all: number | undefined
}

function Group({ of: { answer, n, isGold, right, evidence }, all }: GroupProps) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const Icon = isGold ? IconCheck : IconX
  return (
    <li data-gold={isGold}>
      <p>
        <b>{t('practice.cohort.times', { count: n })}</b> <GoldWords answer={answer} />
      </p>
      {all !== undefined && (
        <span className={classes.bar} aria-hidden>
          <span style={{ inlineSize: `${(100 * n) / all}%` }} />
        </span>
      )}
      <p className={classes.right}>
        <Icon size={16} stroke={2} className={classes.sign} data-right={isGold} aria-hidden />{' '}
        {t(isGold ? 'practice.cohort.asGold' : 'practice.cohort.otherThanGold')}
        {isGold && right < n && ` ${t('practice.cohort.evidenceLacks', { count: n - right })}`}
      </p>
      {evidence.map(({ label, overlap }) => (
        <p key={label} className={classes.quiet}>
          {t('practice.cohort.overlap', {
            title: index.get(label)?.label.title ?? label,
            value: t('context.score', { value: overlap }),
          })}
        </p>
      ))}
    </li>
  )
}
