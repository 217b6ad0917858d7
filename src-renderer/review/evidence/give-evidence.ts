import i18next from 'i18next'
import { mostEvidence } from '../../../src-shared/model/decision.ts'
import type { Evidence } from '../../../src-shared/model/evidence.ts'
import { addEvidence, removeEvidence, targetLabel } from '../../../src-shared/rules/draft.ts'
import { findEvidenceFault, isEmptyEvidence } from '../../../src-shared/rules/evidence.ts'
import { nextSignalToTake } from '../../../src-shared/rules/signal-taking.ts'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { changeDraft, contentNow } from '../keep-draft.ts'

/** What the reviewer marked goes to the label that is current; without one it waits for the first. */
export function giveEvidence(evidence: Evidence): void {
  const { task, draft, evidenceFor } = useReview.getState()
  if (!task) return
  if (findEvidenceFault(evidence, contentNow(task)) !== undefined) {
    tell(i18next.t(isEmptyEvidence(evidence) ? 'evidence.fault.empty' : 'evidence.fault.outside'))
    return
  }
  const target = targetLabel(draft, evidenceFor)
  const given =
    target === undefined ? draft.loose : draft.labels.find(({ code }) => code === target)?.evidence
  if ((given?.length ?? 0) >= mostEvidence) {
    tell(i18next.t('evidence.fault.most', { count: mostEvidence }))
    return
  }
  changeDraft((draft) => addEvidence(draft, target, [evidence]))
}

/** Takes away the newest evidence of the current label. */
export function removeLastEvidence(): void {
  const { draft, evidenceFor } = useReview.getState()
  const target = targetLabel(draft, evidenceFor)
  const given =
    target === undefined ? draft.loose : draft.labels.find(({ code }) => code === target)?.evidence
  if (!given || given.length === 0) tell(i18next.t('evidence.noneToRemove'))
  else changeDraft((draft) => removeEvidence(draft, target))
}

/** Evidence goes to the next of the chosen labels. */
export function chooseNextLabel(): void {
  const { draft, evidenceFor, setEvidenceFor } = useReview.getState()
  const codes = draft.labels.map(({ code }) => code)
  const next = codes[(codes.indexOf(targetLabel(draft, evidenceFor) ?? '') + 1) % codes.length]
  if (next !== undefined) setEvidenceFor(next)
}

/** Takes over what a machine says: its label, with the parts that it points at as evidence. */
export function takeSignal(): void {
  const { task, draft, setEvidenceFor } = useReview.getState()
  const { index } = useWorkstation.getState()
  if (!task) return
  const signal = nextSignalToTake(task.signals, draft, index, contentNow(task))
  if (!signal) {
    tell(i18next.t('evidence.noSignal'))
    return
  }
  changeDraft((draft) => addEvidence(draft, signal.label, signal.evidence))
  setEvidenceFor(signal.label)
}

function tell(text: string): void {
  useWorkstation.getState().notify({ tone: 'danger', text, aboutDraft: true })
}
