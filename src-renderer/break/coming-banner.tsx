import { IconLeaf } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './coming-banner.module.css'
import { useDurationWords } from './duration-words.ts'
import { useMsSince } from './use-ms-since.ts'

type Coming = NonNullable<WellbeingView['coming']>

/**
 * A break that comes, a pause that is offered, a shift that is over. Lies over the row of earlier decisions, and so over
 * nothing that is judged.
 */
export function ComingBanner() {
  const { t } = useTranslation()
  const view = useWellbeing((state) => state.view)
  const hasTask = useReview(({ task }) => task !== undefined)
  const due = hasTask ? 'wellbeing.coming.due' : 'wellbeing.coming.now'
  const shown = whatComes(view, hasTask)
  return (
    <>
      <p role="status" className={classes.said}>
        {/* Read out once: a count would be told each second. */}
        {shown === 'break' &&
          view?.coming &&
          t(view.coming.inMs > 0 ? 'wellbeing.coming.said' : due, {
            kind: t(`wellbeing.kind.${view.coming.kind}`),
          })}
        {(shown === 'pause' || shown === 'shift') && t(`wellbeing.coming.${shown}`)}
      </p>
      {shown && (
        <aside
          className={classes.banner}
          data-coming={view?.coming?.kind ?? shown}
          aria-label={t('wellbeing.coming.title')}
        >
          <IconLeaf size={20} stroke={1.5} aria-hidden />
          <span className={classes.words} aria-hidden="true">
            {view?.coming ? <When coming={view.coming} due={due} /> : t(`wellbeing.coming.${shown}`)}
          </span>
          {view?.coming && <BreakWays coming={view.coming} />}
          {shown === 'pause' && <PauseWays />}
        </aside>
      )}
    </>
  )
}

function whatComes(
  view: WellbeingView | undefined,
  hasTask: boolean,
): 'break' | 'pause' | 'shift' | undefined {
  if (!view || view.rest) return undefined
  if (view.coming) return 'break'
  if (view.pauseOffered) return 'pause'
  const isOver = view.shift?.phase === 'over' || view.shift?.phase === 'ended'
  return isOver && hasTask ? 'shift' : undefined
}

function BreakWays({ coming: { postpone, maySkip } }: { coming: Coming }) {
  const { t } = useTranslation()
  return (
    <>
      <Way action="break">{t('wellbeing.coming.take')}</Way>
      {postpone && (
        <Way action="postpone-break">
          {t('wellbeing.coming.postpone', { minutes: postpone.minutes, count: postpone.left })}
        </Way>
      )}
      {maySkip && <Way action="skip-break">{t('wellbeing.coming.skip')}</Way>}
    </>
  )
}

function PauseWays() {
  const { t } = useTranslation()
  return (
    <>
      <Way action="break">{t('wellbeing.coming.takePause')}</Way>
      <Way action="skip-break">{t('wellbeing.coming.goOn')}</Way>
    </>
  )
}

function When({ coming: { kind, inMs }, due }: { coming: Coming; due: string }) {
  const { t } = useTranslation()
  const words = useDurationWords()
  const toldAt = useWellbeing((state) => state.toldAt)
  const leftMs = inMs - useMsSince(toldAt, inMs > 0 ? 1000 : Number.POSITIVE_INFINITY)
  const values = { kind: t(`wellbeing.kind.${kind}`), time: words(leftMs) }
  return t(leftMs > 0 ? 'wellbeing.coming.in' : due, values)
}

function Way({ action, children }: { action: ReviewAction; children: string }) {
  return (
    <button
      type="button"
      data-action={action}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      {children} <Keys action={action} />
    </button>
  )
}
