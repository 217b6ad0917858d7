import {
  IconAlignLeft,
  IconArrowUpRight,
  IconCheck,
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
    </li>
  )
})
