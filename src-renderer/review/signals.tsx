import { useTranslation } from 'react-i18next'
import type { Signal } from '../../src-shared/model/task.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './context-panel.module.css'
import { formatTime } from './media/time-format.ts'
import { perform } from './perform.ts'

/** What machines say, with their score as figure and bar; one key takes the strongest over. */
export function Signals({ signals, heldBack }: { signals: readonly Signal[]; heldBack: boolean }) {
  const { t } = useTranslation()
  if (heldBack) return <p className={classes.quiet}>{t('context.heldBack')}</p>
  if (signals.length === 0) return <p className={classes.quiet}>{t('context.noSignals')}</p>
  const sorted = signals
    .map((signal, place) => ({ ...signal, place }))
    .sort((one, other) => other.score - one.score)
  return (
    <>
      <ul className={classes.list}>
        {sorted.map(({ place, title, source, score, ranges }) => (
          <li key={place}>
            <span className={classes.row}>
              <span dir="auto">{title}</span>
              <b className={classes.count}>{t('context.score', { value: score })}</b>
            </span>
            <span className={classes.score} aria-hidden="true">
              <span style={{ inlineSize: `${score * 100}%` }} />
            </span>
            <p className={classes.note} dir="auto">
              {source}
              {ranges &&
                ranges.length > 0 &&
                ` · ${ranges.map(({ startSeconds, endSeconds }) => `${formatTime(startSeconds)}–${formatTime(endSeconds)}`).join(', ')}`}
            </p>
          </li>
        ))}
      </ul>
      {signals.some(({ label }) => label !== undefined) && (
        <button
          type="button"
          className={classes.take}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => perform('take-signal')}
        >
          {t('action.take-signal')} <Keys action="take-signal" />
        </button>
      )}
    </>
  )
}
