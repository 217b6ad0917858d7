import { type MeasureName, measures, type Reading } from './measures.ts'
import { type Sample, trendOf } from './trend.ts'

export interface Row {
  tasks: number
  reading: Reading
}

const panel = { width: 380, height: 130, left: 56, top: 34, right: 16, bottom: 22 }
const columns = 2

/** Samples of one measure, without those that were not told. */
export function samplesOf(rows: readonly Row[], name: MeasureName): Sample[] {
  return rows.flatMap(({ tasks, reading }) =>
    reading[name] === undefined ? [] : [{ tasks, value: reading[name] }],
  )
}

/** One panel for each measure over the tasks of the shift, each from zero, as an SVG of its own. */
export function plotOf(rows: readonly Row[], heading: string): string {
  const shown = (Object.keys(measures) as MeasureName[]).filter((name) => samplesOf(rows, name).length > 1)
  const cell = {
    width: panel.left + panel.width + panel.right,
    height: panel.top + panel.height + panel.bottom,
  }
  const width = columns * cell.width + 16
  const height = 48 + Math.ceil(shown.length / columns) * (cell.height + 12)
  const panels = shown.map((name, index) => {
    const x = 8 + (index % columns) * cell.width
    const y = 40 + Math.floor(index / columns) * (cell.height + 12)
    return `<g transform="translate(${x} ${y})">${panelOf(name, samplesOf(rows, name))}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="16" y="26" font-size="15" font-weight="600">${escaped(heading)}</text>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n')
}

function panelOf(name: MeasureName, samples: readonly Sample[]): string {
  const { title, unit } = measures[name]
  const { left, top, width, height } = panel
  const most = niceAbove(Math.max(1, ...samples.map(({ value }) => value)))
  const end = samples.at(-1)?.tasks ?? 1
  const place = ({ tasks, value }: Sample) =>
    `${(left + (tasks / end) * width).toFixed(1)},${(top + height * (1 - value / most)).toFixed(1)}`
  const grid = [0, 0.5, 1].map((share) => {
    const y = top + height * (1 - share)
    const figure = Number((most * share).toPrecision(3)).toLocaleString('en')
    return `<line x1="${left}" x2="${left + width}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${left - 6}" y="${y + 4}" text-anchor="end" fill="#555">${figure}</text>`
  })
  const { perThousand } = trendOf(samples)
  return [
    `<text x="${left}" y="14" font-weight="600">${escaped(title)}${unit && `, ${unit}`}</text>`,
    `<text x="${left}" y="28" fill="#555">${signed(perThousand)}${unit && ` ${unit}`} per 1,000 tasks</text>`,
    ...grid,
    `<polyline points="${samples.map(place).join(' ')}" fill="none" stroke="#0072b2" stroke-width="1.5"/>`,
    `<text x="${left}" y="${top + height + 16}" fill="#555">0</text>`,
    `<text x="${left + width}" y="${top + height + 16}" text-anchor="end" fill="#555">${end.toLocaleString('en')} tasks</text>`,
  ].join('\n')
}

/** With its sign; a value that rounds to nothing has none. */
export function signed(value: number): string {
  const rounded = Number(value.toFixed(2))
  return `${rounded > 0 ? '+' : ''}${rounded === 0 ? 0 : rounded}`.replace('-', '−')
}

/** The next of 1, 2, 5, 10, 20, … above a value. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
