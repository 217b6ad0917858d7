import {
  IconAlignLeft,
  IconArrowUpRight,
  IconCheck,
  IconCircleCheck,
  IconCircleOff,
  IconMovie,
  IconPhoto,
  IconVolume,
  IconX,
} from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionView } from '../../src-shared/desk/views.ts'
import type { Verdict } from '../../src-shared/model/decision.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import classes from './recent-strip.module.css'

const kindIcons = {
  video: IconMovie,
  audio: IconVolume,
  image: IconPhoto,
  text: IconAlignLeft,
} satisfies Record<TaskKind, unknown>
const verdictIcons = {
  'no-violation': IconCheck,
  violation: IconX,
  escalate: IconArrowUpRight,
  'cannot-review': IconCircleOff,
} satisfies Record<Verdict, unknown>

/** The last ten decisions, newest first; no content and no title. They follow right after the next task is painted. */
export function RecentStrip() {
  const recent = useAfterPaint(useReview((state) => state.shift?.recent))
  return recent ? <Strip recent={recent} /> : null
}

const Strip = memo(function Strip({ recent }: { recent: readonly DecisionView[] }) {
  const { t } = useTranslation()
  return (
    <footer className={classes.strip}>
      <button
        type="button"
        className={classes.undo}
        disabled={!recent.some(({ undone }) => !undone)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform('undo')}
      >
        {t('action.undo')} <Keys action="undo" />
      </button>
      {recent.length === 0 && <span className={classes.none}>{t('recent.none')}</span>}
      <ol className={classes.list} aria-label={t('recent.title')}>
        {recent.map((decision) => (
          <Entry key={decision.decisionId} decision={decision} />
        ))}
      </ol>
    </footer>
  )
})

/** A receipt brings all ten again; what stands as it stood is not drawn again. */
const Entry = memo(function Entry({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const KindIcon = kindIcons[decision.kind]
  const VerdictIcon = verdictIcons[decision.verdict]
  const titles = decision.labels.map((code) => index.get(code)?.label.title ?? code)
  const summary = [t(`verdict.${decision.verdict}`), ...titles].join(' · ')
  return (
    <li
      className={classes.entry}
      data-verdict={decision.verdict}
      data-undone={decision.undone || undefined}
      title={`${t(`kind.${decision.kind}`)} ${decision.taskId} · ${summary}${decision.undone ? ` · ${t('recent.undone')}` : ''}`}
    >
      <KindIcon size={16} stroke={1.5} aria-label={t(`kind.${decision.kind}`)} />
      <VerdictIcon size={16} stroke={2} className={classes.verdict} aria-hidden />
      <span className={classes.summary}>
        {titles.length > 0 ? titles.join(', ') : t(`verdictShort.${decision.verdict}`)}
      </span>
      {decision.undone && <span className={classes.undone}>{t('recent.undone')}</span>}
      {decision.undoUntil !== undefined && !decision.undone && (
        <Countdown at={decision.at} until={decision.undoUntil} />
      )}
    </li>
  )
})

/**
 * How long a decision can still be undone. Its place stays as wide when the time is over, so that nothing moves by itself;
 * the next receipt, which moves everything anyway, comes without it.
 */
function Countdown({ at, until }: { at: string; until: string }) {
  const { t } = useTranslation()
  const seconds = useSecondsLeft(Date.parse(until))
  const whole = Math.max(1, (Date.parse(until) - Date.parse(at)) / 1000)
  if (seconds === 0) {
    return (
      <span className={classes.countdown} data-countdown="over" title={t('recent.final')}>
        <IconCircleCheck size={16} stroke={1.5} aria-label={t('recent.final')} />
      </span>
    )
  }
  const left =
    seconds < 100
      ? t('recent.seconds', { seconds })
      : t('recent.minutes', { minutes: Math.ceil(seconds / 60) })
  return (
    <span className={classes.countdown} data-countdown="running" title={t('recent.undoable')}>
      <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
        <circle className={classes.track} cx={8} cy={8} r={6.5} />
        <circle
          className={classes.left}
          cx={8}
          cy={8}
          r={6.5}
          pathLength={1}
          strokeDasharray={`${Math.min(1, seconds / whole)} 1`}
        />
      </svg>
      <span className={classes.time}>{left}</span>
    </span>
  )
}
