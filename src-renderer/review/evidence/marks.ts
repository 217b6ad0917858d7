import i18next from 'i18next'
import type { Beside } from '../../../src-shared/desk/bench-views.ts'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import type { Draft } from '../../../src-shared/model/decision.ts'
import type { Evidence } from '../../../src-shared/model/evidence.ts'
import { targetLabel } from '../../../src-shared/rules/draft.ts'
import { signalEvidence } from '../../../src-shared/rules/evidence.ts'
import type { PolicyIndex } from '../../../src-shared/rules/policy-index.ts'
import type { Mark } from '../pane.ts'

/** All evidence of the draft in the order of its labels, numbered from 1 as its chips are, then what waits for a label. */
export function evidenceMarks(draft: Draft, index: PolicyIndex, evidenceFor: string | undefined): Mark[] {
  const target = targetLabel(draft, evidenceFor)
  const given = [
    ...draft.labels.flatMap(({ code, evidence }) => evidence.map((one) => ({ code, one }))),
    ...(draft.loose ?? []).map((one) => ({ code: undefined, one })),
  ]
  return given.map(({ code, one }, place) => ({
    key: `evidence ${place}`,
    kind: 'evidence',
    evidence: one,
    number: place + 1,
    title: code === undefined ? '' : (index.get(code)?.label.title ?? code),
    current: code === target,
  }))
}

/** In practice, once it was answered: the evidence of the right answer as such. */
export function answerMarks({ labels }: Pick<Draft, 'labels'>, index: PolicyIndex): Mark[] {
  return evidenceMarks({ labels, note: '' }, index, undefined).map((mark) => ({
    ...mark,
    key: `gold ${mark.number}`,
    kind: 'gold',
    current: false,
  }))
}

/** In an audit: what was judged blind, numbered from 1 as its chips are, and the evidence of the original as such. */
export function besideMarks(beside: Beside, index: PolicyIndex): Mark[] {
  const blind = beside.purpose === 'audit' ? beside.blind : beside.case.audit.blind
  const { decision } = beside.purpose === 'audit' ? beside.decision : beside.case.decision
  const marksOf = (kind: 'evidence' | 'original', { labels, loose = [] }: Pick<Draft, 'labels' | 'loose'>) =>
    evidenceMarks({ labels, note: '', loose }, index, undefined).map((mark) => ({
      ...mark,
      key: `${kind} ${mark.number}`,
      kind,
      current: false,
    }))
  return [...marksOf('evidence', blind), ...marksOf('original', decision)]
}

const markWords: Readonly<Record<Mark['kind'], { name: string; sign?: string }>> = {
  evidence: { name: 'evidence.mark' },
  signal: { name: 'evidence.mark' },
  original: { name: 'evidence.originalMark', sign: 'evidence.originalSign' },
  gold: { name: 'practice.feedback.goldMark', sign: 'practice.feedback.goldSign' },
}

/** A mark in words, for those who do not see it. */
export function markName({ kind, number, title }: Mark): string {
  if (number === undefined) return title
  return i18next.t(markWords[kind].name, { number, title })
}

/** What is written at a mark: its number, and of the original's that it is one. A signal has none. */
export function markSign({ kind, number }: Mark): string | undefined {
  if (number === undefined) return undefined
  const { sign } = markWords[kind]
  return sign === undefined ? `${number}` : i18next.t(sign, { number })
}

/** More marks of machines would be no help to see by, and hold up whatever is drawn with them. */
const mostDrawn = 500

/** What machines point at, without what they hold back; of very much the first. */
export function signalMarks({ signals }: TaskView): Mark[] {
  const marks = signals.flatMap((signal, place) =>
    signalEvidence(signal).map((evidence, part) => ({
      key: `signal ${place} ${part}`,
      kind: 'signal' as const,
      evidence,
      title: signal.title,
      current: false,
    })),
  )
  return marks.slice(0, mostDrawn)
}

export function flaggedParts(task: TaskView): Evidence[] {
  return task.signals.flatMap(signalEvidence)
}
