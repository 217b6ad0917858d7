import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../src-shared/desk/bench-views.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './case-story.module.css'
import { useLapseWords } from './case-words.ts'

/** What was said of a decision after it was audited, in its order: outcome, note, answers, rulings; and who said nothing in time. */
export function CaseStory({ of: { audit, auditor, steps, lapses } }: { of: CaseView }) {
  const { t } = useTranslation()
  const lapseWords = useLapseWords()
  const passed = lapses.map((lapse) => ({ at: lapse.at, lapse }))
  const said = steps.map((one) => ({ at: one.step.at, ...one }))
  const story = [...said, ...passed].sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
  return (
    <ol className={classes.story} aria-label={t('audit.story')}>
      <li>
        <Said who={auditor.name} at={audit.at} what={t(`audit.outcome.${audit.outcome}`)} />
        <AuditWords of={audit} />
      </li>
      {story.map((one) =>
        'lapse' in one ? (
          <li key={`${one.lapse.of} ${one.at}`} data-lapse={one.lapse.of}>
            <Said at={one.at} what={lapseWords(one.lapse)} />
          </li>
        ) : (
          <Step key={one.step.stepId} of={one} />
        ),
      )}
    </ol>
  )
}

function Step({ of: { step, by } }: { of: CaseView['steps'][number] }) {
  const { t } = useTranslation()
  return (
    <li>
      <Said
        who={by.name}
        at={step.at}
        what={t(step.step === 'settle' ? `audit.ruled.${step.ruling}` : `audit.step.${step.step}`)}
      />
      {step.step === 'settle' && step.clause !== undefined && <Clause code={step.clause} />}
      {step.step !== 'accept' && (
        <p className={classes.words} dir="auto">
          {step.reason}
        </p>
      )}
    </li>
  )
}

/** @param who left out of what nobody did */
function Said({ who, at, what }: { who?: string; at: string; what: string }) {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <p className={classes.said}>
      <b>{what}</b>{' '}
      <span className={classes.quiet}>
        {who !== undefined && (
          <>
            <bdi>{who === '' ? t('audit.nobody') : who}</bdi> ·{' '}
          </>
        )}
        <time dateTime={at}>{day.format(new Date(at))}</time>
      </span>
    </p>
  )
}

/** The error, the clause and the coaching note of an audit, where it has them. */
function AuditWords({ of: { error, coaching, clause } }: { of: CaseView['audit'] }) {
  const { t } = useTranslation()
  const notes = useWorkstation(({ policy }) => policy.audit.coaching)
  const noted = notes.find(({ code }) => code === coaching?.code)?.title ?? coaching?.code
  return (
    <>
      {error && (
        <p className={classes.error}>
          {t('audit.errorWords', {
            type: t(`audit.errorType.${error.type}`),
            severity: t(`audit.severity.${error.severity}`),
          })}
        </p>
      )}
      {clause !== undefined && <Clause code={clause} />}
      {noted !== undefined && (
        <p className={classes.words} dir="auto">
          {noted}
        </p>
      )}
      {coaching && coaching.note !== '' && (
        <p className={classes.words} dir="auto">
          {coaching.note}
        </p>
      )}
    </>
  )
}

function Clause({ code }: { code: string }) {
  const { t } = useTranslation()
  const title = useWorkstation(({ index }) => index.get(code)?.label.title ?? code)
  return <p className={classes.error}>{t('audit.clauseWords', { title })}</p>
}
