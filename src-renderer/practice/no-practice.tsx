import { IconCertificate, IconRepeat, IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ExamResult, PracticeNow } from '../../src-shared/desk/practice-views.ts'
import blank from '../shell/blank-screens.module.css'
import { EmptyBench } from '../shell/empty-bench.tsx'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './no-practice.module.css'

/** No practice task is on screen: the exam is over, or nothing is due. */
export function NoPractice() {
  const practice = useReview(({ shift }) => shift?.practice)
  if (practice?.result) return <Result result={practice.result} />
  return <NothingDue practice={practice} />
}

function NothingDue({ practice }: { practice: PracticeNow | undefined }) {
  const { t, i18n } = useTranslation()
  const { nextDueAt } = practice ?? {}
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' })
  const when = nextDueAt === undefined ? '' : day.format(new Date(nextDueAt))
  return (
    <EmptyBench
      bench="practice"
      state="done"
      icon={<IconSchool size={40} stroke={1.5} className={blank.quiet} aria-hidden />}
      title={t('practice.done.title')}
      action="practice"
    >
      <p>{t(when === '' ? 'practice.done.what' : 'practice.done.next', { when })}</p>
    </EmptyBench>
  )
}

/** What an exam has come to: never only that it was not enough, but also what there is to do. */
function Result({ result }: { result: ExamResult }) {
  const { t, i18n } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const { passed, right, needed, of, timeOver, answered, skill, until, attemptsLeft, practise } = result
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' })
  const titles = practise.map(({ label }) => index.get(label)?.label.title ?? label)
  const Icon = passed ? IconCertificate : IconRepeat
  return (
    <EmptyBench
      bench="practice"
      state={passed ? 'passed' : 'failed'}
      icon={<Icon size={44} stroke={1.5} className={passed ? blank.good : blank.quiet} aria-hidden />}
      title={t(passed ? 'practice.exam.passed' : 'practice.exam.failed')}
      action="practice"
    >
      <p className={classes.count}>{t('practice.exam.count', { right, of, needed })}</p>
      <div className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${(right / of) * 100}%` }} data-passed={passed || undefined} />
        <i style={{ insetInlineStart: `${(needed / of) * 100}%` }} />
      </div>
      {timeOver && <p>{t('practice.exam.timeOver', { count: of - answered })}</p>}
      {passed && until !== undefined && (
        <p>{t('practice.exam.skill', { skill, until: day.format(new Date(until)) })}</p>
      )}
      {!passed && (
        <p>
          {titles.length > 0 && `${t('practice.exam.practise', { labels: titles.join(', ') })} `}
          {t('practice.exam.attemptsLeft', { count: attemptsLeft })} {t('practice.exam.whom')}
        </p>
      )}
    </EmptyBench>
  )
}
