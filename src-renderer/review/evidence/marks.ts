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
