import type { Severity } from '../../src-shared/model/kind.ts'
import type { SimulatedDay, SimulatedStep } from '../../src-shared/rules/wellbeing/simulate.ts'
import type { WellbeingTerms } from '../../src-shared/rules/wellbeing/terms.ts'

const hourMs = 3_600_000
const left = 70
const width = 900
const strip = 34
const curve = 60
const row = strip + curve + 30

/** Okabe and Ito's colours, as on screen; told apart without colour by their height. */
const looks: Readonly<Record<Severity, { colour: string; height: number }>> = {
  1: { colour: '#9ad0f5', height: 0.4 },
  2: { colour: '#d9cc3c', height: 0.6 },
  3: { colour: '#e69f00', height: 0.8 },
  4: { colour: '#d55e00', height: 1 },
}

/** One strip a day of tasks by severity and rests, and below it how severe exposure rises towards its limit. */
export function plotSimulation(
  days: readonly SimulatedDay[],
  terms: WellbeingTerms,
  heading: string,
): string {
  const longest = Math.max(hourMs, ...days.map(({ steps }) => endOf(steps)))
  const height = 96 + days.length * row
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 24}" height="${height}" viewBox="0 0 ${left + width + 24} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="16" y="26" font-size="15" font-weight="600">${heading.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`,
    legend(),
    ...days.map(
      (day, index) =>
        `<g transform="translate(0 ${72 + index * row})">${dayOf(day, index, longest, terms)}</g>`,
    ),
    '</svg>',
    '',
  ].join('\n')
}

function dayOf({ steps }: SimulatedDay, index: number, longest: number, terms: WellbeingTerms): string {
  const x = (ms: number) => left + (ms / longest) * width
  const severe = [
    { at: 0, ms: 0 },
    ...steps.flatMap((step) =>
      step.what === 'task' ? [{ at: step.at + step.lasted, ms: step.severeMs }] : [],
    ),
  ]
  const most = Math.max(terms.severeDayMs, ...severe.map(({ ms }) => ms))
  const y = (ms: number) => strip + 8 + curve * (1 - ms / most)
  const hours = Array.from({ length: Math.floor(longest / hourMs) + 1 }, (_, hour) => hour)
  return [
    `<text x="16" y="${strip / 2 + 4}" font-weight="600">Day ${index + 1}</text>`,
    ...hours.map(
      (hour) =>
        `<line x1="${x(hour * hourMs).toFixed(1)}" x2="${x(hour * hourMs).toFixed(1)}" y1="0" y2="${strip + 8 + curve}" stroke="#e5e5e5"/><text x="${x(hour * hourMs).toFixed(1)}" y="${row - 6}" text-anchor="middle" fill="#555">${hour} h</text>`,
    ),
    ...steps.map((step) => blockOf(step, x)),
    `<line x1="${left}" x2="${left + width}" y1="${y(terms.severeDayMs).toFixed(1)}" y2="${y(terms.severeDayMs).toFixed(1)}" stroke="#b00" stroke-dasharray="4 3"/>`,
    `<text x="${left - 6}" y="${(y(terms.severeDayMs) + 4).toFixed(1)}" text-anchor="end" fill="#b00">limit</text>`,
    `<polyline points="${severe.map(({ at, ms }) => `${x(at).toFixed(1)},${y(ms).toFixed(1)}`).join(' ')}" fill="none" stroke="#222" stroke-width="1.5"/>`,
  ].join('\n')
}

function blockOf(step: SimulatedStep, x: (ms: number) => number): string {
  const from = x(step.at).toFixed(1)
  const wide = Math.max(0.3, x(step.at + step.lasted) - x(step.at)).toFixed(1)
  if (step.what === 'wait')
    return `<rect x="${from}" y="${strip - 4}" width="${wide}" height="4" fill="#bbb"/>`
  if (step.what === 'rest')
    return `<rect x="${from}" y="0" width="${wide}" height="${strip}" fill="#009e73" fill-opacity="0.25"/>`
  const { colour, height } = looks[step.severity]
  const tall = strip * height
  return `<rect x="${from}" y="${(strip - tall).toFixed(1)}" width="${wide}" height="${tall.toFixed(1)}" fill="${colour}"/>`
}

function legend(): string {
  const severities = Object.entries(looks).map(([severity, { colour }], index) =>
    item(index, colour, `severity ${severity}`),
  )
  return [
    ...severities,
    item(4, '#c0e7dc', 'rest'),
    item(5, '#bbb', 'nothing to give out'),
    item(7, '#222', 'severe exposure'),
  ].join('')
}

function item(place: number, colour: string, words: string): string {
  const x = left + place * 100
  return `<rect x="${x}" y="42" width="12" height="12" fill="${colour}"/><text x="${x + 18}" y="52" fill="#555">${words}</text>`
}

function endOf(steps: readonly SimulatedStep[]): number {
  const last = steps.at(-1)
  return last ? last.at + last.lasted : 0
}
