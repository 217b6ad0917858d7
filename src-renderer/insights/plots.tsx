import { BarChart, LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import { severities } from '../../src-shared/rules/wellbeing/terms.ts'
import { BreakLine } from './break-line.tsx'
import classes from './plots.module.css'
import { type Bar, dayBars, fullest, hourBars, mixOf, totalOf } from './sums.ts'

/** Nothing moves by itself here, and what the plots show is said in words beside them. */
const still = { isAnimationActive: false } as const
const silent = { accessibilityLayer: false } as const

/** The history as plots, each with its summary in words. */
export function Plots({ page, days }: { page: WellbeingPage; days: number }) {
  const { t, i18n } = useTranslation()
  const now = Date.parse(page.at)
  const hours = hourBars(page.hours, now)
  const byDay = dayBars(page.hours, now, days)
  const mix = mixOf(page.hours)
  const format = (style: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(i18n.language, style)
    return (bar: Bar) => format(bar.at)
  }
  const hour = format({ timeStyle: 'short' })
  const day = format({ weekday: 'short', day: 'numeric' })
  const rounded = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format
  const fullestHour = fullest(hours)
  const fullestDay = fullest(byDay)
  const sum = (bars: readonly Bar[]) => rounded(bars.reduce((all, { minutes }) => all + totalOf(minutes), 0))
  const seen = severities.filter((severity) => mix[severity] > 0)
  return (
    <div className={classes.plots}>
      <Figure
        title={t('wellbeing.page.today')}
        words={
          fullestHour &&
          t('wellbeing.page.hoursText', {
            total: sum(hours),
            hour: hour(fullestHour),
            most: rounded(totalOf(fullestHour.minutes)),
          })
        }
      >
        <SeverityBars bars={hours} label={hour} />
      </Figure>
      <Figure
        title={t('wellbeing.page.week')}
        words={
          fullestDay &&
          t('wellbeing.page.daysText', {
            count: days,
            total: sum(byDay),
            day: day(fullestDay),
            most: rounded(totalOf(fullestDay.minutes)),
          })
        }
      >
        <SeverityBars bars={byDay} label={day} />
      </Figure>
      <Figure
        title={t('wellbeing.page.mix')}
        words={
          seen.length > 0 &&
          t('wellbeing.page.mixText', {
            parts: seen
              .map((severity) => t('wellbeing.page.mixPart', { severity, minutes: rounded(mix[severity]) }))
              .join(', '),
          })
        }
      >
        <BarChart
          h={180}
          data={severities.map((severity) => ({
            name: t('wellbeing.page.severity', { severity }),
            minutes: mix[severity],
            color: `var(--severity-${severity})`,
          }))}
          dataKey="name"
          orientation="vertical"
          series={[{ name: 'minutes', label: t('wellbeing.page.minutes'), color: 'var(--severity-2)' }]}
          yAxisProps={{ width: 90 }}
          maxBarWidth={24}
          withTooltip={false}
          barProps={still}
          barChartProps={silent}
          valueFormatter={rounded}
        />
      </Figure>
      <Figure
        title={t('wellbeing.page.moods')}
        words={
          page.checkIns.length > 0 &&
          t('wellbeing.page.moodsText', {
            count: page.checkIns.length,
            words: t(`wellbeing.mood.${page.checkIns.at(-1)?.mood ?? 3}`),
          })
        }
      >
        <LineChart
          h={180}
          data={page.checkIns.map(({ at, mood }) => ({
            at: new Intl.DateTimeFormat(i18n.language, {
              weekday: 'short',
              hour: 'numeric',
              minute: 'numeric',
            }).format(new Date(at)),
            mood,
          }))}
          dataKey="at"
          series={[{ name: 'mood', label: t('wellbeing.page.moods'), color: 'var(--accent)' }]}
          yAxisProps={{
            domain: [1, 5],
            ticks: [1, 2, 3, 4, 5],
            width: 80,
            tickFormatter: (mood: number) => t(`wellbeing.mood.${mood}`),
          }}
          curveType="linear"
          withTooltip={false}
          lineProps={still}
          lineChartProps={{ ...silent, margin: { top: 12 } }}
        />
      </Figure>
      <BreakLine page={page} days={days} />
    </div>
  )
}

interface FigureProps {
  title: string
  /** What it shows; nothing where there is nothing to show. */
  words: string | false | undefined
  children: ReactNode
}

function Figure({ title, words, children }: FigureProps) {
  const { t } = useTranslation()
  return (
    <figure className={classes.figure}>
      <figcaption>
        <b>{title}</b>
        <span>{words || t('wellbeing.page.nothing')}</span>
      </figcaption>
      {words && (
        // Drawn from left to right in every script, as the hours run.
        <div aria-hidden="true" dir="ltr">
          {children}
        </div>
      )}
    </figure>
  )
}

function SeverityBars({ bars, label }: { bars: readonly Bar[]; label: (bar: Bar) => string }) {
  const { t } = useTranslation()
  return (
    <BarChart
      h={180}
      data={bars.map((bar) => ({ at: label(bar), ...bar.minutes }))}
      dataKey="at"
      type="stacked"
      series={severities
        // Content of the lightest kind weighs nothing under most policies.
        .filter((severity) => bars.some(({ minutes }) => minutes[severity] > 0))
        .map((severity) => ({
          name: String(severity),
          label: t('wellbeing.page.severity', { severity }),
          color: `var(--severity-${severity})`,
        }))}
      withLegend
      withTooltip={false}
      yAxisProps={{ width: 40 }}
      maxBarWidth={28}
      barProps={still}
      barChartProps={silent}
    />
  )
}
