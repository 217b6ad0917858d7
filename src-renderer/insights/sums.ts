import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import type { Severity } from '../../src-shared/model/kind.ts'

const hourMs = 60 * 60_000

/** Minutes by severity of one bar. */
export interface Bar {
  /** Its start, in ms since the epoch. */
  at: number
  minutes: Readonly<Record<Severity, number>>
}

/** Exposure of each of the last hours, oldest first, those in which nothing was revealed too; the last one is that of `now`. */
export function hourBars(hours: WellbeingPage['hours'], now: number, count = 24): Bar[] {
  const last = Math.floor(now / hourMs) * hourMs
  return Array.from({ length: count }, (_, index) => {
    const at = last - (count - 1 - index) * hourMs
    return { at, minutes: sumOf(hours.filter((hour) => within(hour.at, at, at + hourMs))) }
  })
}

/** Exposure of each of the last days by this machine's calendar, oldest first; the last one is today. */
export function dayBars(hours: WellbeingPage['hours'], now: number, count: number): Bar[] {
  return dayStarts(now, count).map((at) => ({
    at,
    minutes: sumOf(hours.filter((hour) => within(hour.at, at, nextDay(at)))),
  }))
}

/** The starts of the last days, oldest first. Not all of them are 24 hours long. */
export function dayStarts(now: number, count: number): number[] {
  const today = new Date(now)
  return Array.from({ length: count }, (_, index) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - index)).getTime(),
  )
}

export function nextDay(at: number): number {
  const day = new Date(at)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime()
}

/** Minutes for which content of each severity was revealed. */
export function mixOf(hours: WellbeingPage['hours']): Bar['minutes'] {
  return sumOf(hours.map((hour) => ({ ...hour, exposureMinutes: hour.revealedMinutes })))
}

export function totalOf(minutes: Bar['minutes']): number {
  return minutes[1] + minutes[2] + minutes[3] + minutes[4]
}

/** The bar with the most in it; undefined where there is nothing in any. */
export function fullest(bars: readonly Bar[]): Bar | undefined {
  const [first] = [...bars].sort((one, other) => totalOf(other.minutes) - totalOf(one.minutes))
  return first && totalOf(first.minutes) > 0 ? first : undefined
}

function sumOf(hours: readonly Pick<WellbeingPage['hours'][number], 'severity' | 'exposureMinutes'>[]) {
  const minutes = { 1: 0, 2: 0, 3: 0, 4: 0 }
  for (const { severity, exposureMinutes } of hours) minutes[severity] += exposureMinutes
  return minutes
}

function within(at: string, from: number, to: number): boolean {
  const moment = Date.parse(at)
  return moment >= from && moment < to
}
