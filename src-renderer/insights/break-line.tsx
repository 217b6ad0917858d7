import { useTranslation } from 'react-i18next'
import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import classes from './plots.module.css'
import { dayStarts, nextDay } from './sums.ts'

const hourMs = 60 * 60_000
const mostDays = 7

/** The last days as lines: at which hours there was review, and when there was rest. */
export function BreakLine({ page, days }: { page: WellbeingPage; days: number }) {
  const { t, i18n } = useTranslation()
  const rounded = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', day: 'numeric' }).format
  const rested = page.rests.reduce((sum, { restedMinutes }) => sum + restedMinutes, 0)
  return (
    <figure className={classes.figure} data-wide>
      <figcaption>
        <b>{t('wellbeing.page.breaks')}</b>
        <span>
          {page.rests.length === 0
            ? t('wellbeing.page.nothing')
            : t('wellbeing.page.breaksText', { count: page.rests.length, minutes: rounded(rested) })}
        </span>
      </figcaption>
      {page.rests.length > 0 && (
        <ol className={classes.lines}>
          {dayStarts(Date.parse(page.at), Math.min(days, mostDays)).map((from) => (
            <li key={from}>
              <span>{dayName(from)}</span>
              <Line page={page} from={from} to={nextDay(from)} />
            </li>
          ))}
          <li aria-hidden="true">
            <span />
            <span className={classes.clock}>
              {[0, 6, 12, 18, 24].map((hour) => (
                <span key={hour}>{hour}</span>
              ))}
            </span>
          </li>
        </ol>
      )}
    </figure>
  )
}

function Line({ page, from, to }: { page: WellbeingPage; from: number; to: number }) {
  const { t, i18n } = useTranslation()
  const rounded = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format
  const share = (ms: number) => `${(100 * ms) / (to - from)}%`
  const isIn = (at: string) => Date.parse(at) >= from && Date.parse(at) < to
  return (
    <ul className={classes.line}>
      {page.review
        .filter(({ at }) => isIn(at))
        .map(({ at, minutes }) => (
          <li
            key={`review ${at}`}
            className={classes.review}
            aria-hidden="true"
            style={{
              insetInlineStart: share(Date.parse(at) - from),
              inlineSize: share(hourMs),
              opacity: 0.25 + (0.75 * Math.min(60, minutes)) / 60,
            }}
          />
        ))}
      {page.rests
        .filter(({ startedAt }) => isIn(startedAt))
        .map(({ startedAt, kind, ended, restedMinutes }) => {
          const words = t('wellbeing.page.rest', {
            kind: t(kind === 'natural' ? 'wellbeing.page.natural' : `wellbeing.kind.${kind}`),
            start: new Date(startedAt),
            minutes: rounded(restedMinutes),
            ended: t(`wellbeing.page.ended.${ended}`),
          })
          return (
            <li
              key={`rest ${startedAt}`}
              className={classes.rested}
              data-ended={ended}
              title={words}
              style={{
                insetInlineStart: share(Date.parse(startedAt) - from),
                inlineSize: share(restedMinutes * 60_000),
              }}
            >
              <span className={classes.said}>{words}</span>
            </li>
          )
        })}
    </ul>
  )
}
