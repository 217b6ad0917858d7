import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform } from 'node:os'
import { join } from 'node:path'
import type { Figure, Series } from './figures.ts'

/** Where and on what a run was measured. */
export interface Machine {
  at: string
  platform: string
  cpu: string
  cores: number
  /** Average of runnable processes over the minute before the run: above `cores`, others were at work too. */
  loadBefore: number
  loadAfter?: number
  node: string
  runtime: string
}

export function describeMachine(runtime: string): Machine {
  return {
    at: new Date().toISOString(),
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    loadBefore: oneMinuteLoad(),
    node: process.version,
    runtime,
  }
}

export function oneMinuteLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10
}

/** One table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const head = [
    '',
    'n',
    'p50',
    'p95',
    'p99 ms',
    'floor',
    'n',
    'p50',
    'p95',
    'p99 ms',
    'ratio p50',
    'p95',
    'p99',
  ]
  const rows = figures.map(({ name, program, floor, floorName, ratio }) => [
    name,
    ...times(program),
    floorName,
    ...times(floor),
    ...[ratio.p50, ratio.p95, ratio.p99].map((value) => `${value.toFixed(2)} ×`),
  ])
  const remarks = figures.flatMap(({ name, aim, note }) => [
    ...(aim === undefined ? [] : [`${name}: aim ${aim}`]),
    ...(note === undefined ? [] : [`${name}: ${note}`]),
  ])
  return [...aligned([head, ...rows]), '', ...remarks].join('\n')
}

function times({ n, p50, p95, p99 }: Series): string[] {
  return [String(n), ...[p50, p95, p99].map((value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0))]
}

/** Columns of words start at the left, columns of figures end at the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const isText = (column: number) => column === 0 || column === 5
  return rows.map((row) =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Keeps the figures of the last run; the file's path. */
export function writeResults(folder: string, machine: Machine, figures: readonly Figure[]): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'latest.json')
  writeFileSync(file, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
  return file
}
