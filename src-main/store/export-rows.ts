import type { ExportedRow } from './journal-filter.ts'

/** How rows of the journal are written for somebody outside. */
export interface ExportFormat {
  head: string
  line(row: ExportedRow): string
}

/**
 * One JSON object a line. `details` is the row's payload, character by character as it was hashed: whoever has the key
 * can check the chain with it.
 */
export const jsonLines: ExportFormat = {
  head: '',
  line({ sequence, id, kind, at, taskId, refersTo, payload, hash }) {
    const fields = JSON.stringify({ sequence, id, kind, at, taskId, refersTo }).slice(0, -1)
    return `${fields},"details":${payload},"hash":"${hash}"}\n`
  },
}

/** The journal as scripts know it: decisions with their verdict and labels in front, evidence in `details`, and no hashes. */
export const journalLines: ExportFormat = {
  head: '',
  line({ sequence, id, kind, at, taskId, refersTo, payload }) {
    const details = fieldsOf(payload)
    const row = { sequence, kind, at, taskId: taskId ?? undefined, refersTo: refersTo ?? undefined }
    if (kind !== 'decision') return `${JSON.stringify({ ...row, id, details })}\n`
    const { verdict, labels, action, reason, ...rest } = details
    const proven = provenLabels(labels)
    const shown = { ...rest, ...(proven.length > 0 && { labels: proven }) }
    const decision = { decisionId: id, verdict, labels: codesOf(labels), action, reason, details: shown }
    return `${JSON.stringify({ ...row, ...decision })}\n`
  },
}

type Fields = Record<string, unknown>

const saidColumns = [
  'policyId',
  'policyVersion',
  'verdict',
  'labels',
  'action',
  'reason',
  'note',
  'alikeTo',
] as const
const madeColumns = [
  'shownAt',
  'firstRevealAt',
  'activeSeconds',
  'revealedSeconds',
  'watchedShare',
  'signalsShown',
] as const
const columns = [
  ...['sequence', 'at', 'kind', 'id', 'taskId', 'refersTo'],
  ...saidColumns,
  ...madeColumns,
  'details',
  'hash',
]

/**
 * For spreadsheets (RFC 4180): one line a row. What decisions and skips say has columns of its own; in `details` is where in
 * the content a decision's labels apply, and what rows of all other kinds say. With a byte order mark, without which some
 * take UTF-8 for something else.
 */
export const csvLines: ExportFormat = {
  head: `\uFEFF${columns.join(',')}\r\n`,
  line({ sequence, id, kind, at, taskId, refersTo, payload, hash }) {
    const isAct = kind === 'decision' || kind === 'skip'
    const said = isAct ? fieldsOf(payload) : {}
    const made: Fields = isFields(said.made) ? said.made : {}
    const cells = [
      ...[sequence, at, kind, id, taskId, refersTo],
      ...saidColumns.map((name) => (name === 'labels' ? codesOf(said.labels).join(' ') : said[name])),
      ...madeColumns.map((name) => made[name]),
      isAct ? detailsText(said.labels, made.firstJudgement) : payload,
      hash,
    ]
    return `${cells.map(cellOf).join(',')}\r\n`
  },
}

/**
 * Labels with their evidence, and what was judged before machines' signals were shown, as JSON such as
 * `{"labels":[{"code":"spam","evidence":[…]}]}`; empty where there is neither.
 */
function detailsText(labels: unknown, firstJudgement: unknown): string {
  const proven = provenLabels(labels)
  if (proven.length === 0 && firstJudgement === undefined) return ''
  return JSON.stringify({ ...(proven.length > 0 && { labels: proven }), firstJudgement })
}

function provenLabels(labels: unknown): unknown[] {
  return listOf(labels).filter(
    (label) => isFields(label) && Array.isArray(label.evidence) && label.evidence.length > 0,
  )
}

/** What a spreadsheet would run as a formula when it opens the file (OWASP, “CSV Injection”). */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/

function cellOf(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value)
  // Numbers are ours and stay numbers; in a text, a leading apostrophe makes the rest of it text for good.
  const safe = typeof value === 'string' && startsFormula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe
}

function codesOf(labels: unknown): string[] {
  return listOf(labels).flatMap((label) => (isFields(label) ? [String(label.code)] : []))
}

/** Empty for what no version of the program has written. */
function fieldsOf(payload: string): Fields {
  const value: unknown = JSON.parse(payload)
  return isFields(value) ? value : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
