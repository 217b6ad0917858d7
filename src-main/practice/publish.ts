import type { PracticeCase, PracticeCases, PublishInput } from '../../src-shared/desk/practice-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { PracticeItem, PracticePack } from '../../src-shared/model/practice.ts'
import type { Task } from '../../src-shared/model/task.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { excerptOf } from '../../src-shared/rules/practice/excerpt.ts'
import { goldFromCase } from '../../src-shared/rules/practice/gold-from-case.ts'
import { moveFiles } from '../../src-shared/rules/practice/move-files.ts'
import type { FoundCase } from '../audit/cases.ts'
import type { TaskRow } from '../store/pack-rows.ts'
import { checkPack, enterPack, practiceTaskId } from './enter-pack.ts'
import type { PracticeParts } from './practice-parts.ts'

export interface PublishParts extends Pick<PracticeParts, 'store' | 'policy' | 'now'> {
  /** Everything about an audit, where the decision that it is about is known here. */
  caseOf: (auditId: string) => FoundCase | undefined
  /** Hex; of what a task's pack says of it, and of its files. */
  hashOf: (task: Task) => string
  filesHashOf: (files: readonly { path: string; sha256: string }[]) => string | undefined
}

/** A settled case with its content, as it is here. */
interface Found {
  case: Omit<PracticeCase, 'collected'>
  task: Task
  /** Id of the task that has its content. */
  taskId: string
}

/** Cases that are shown: as many as one pack takes. */
const mostCases = 200
/** Audits that are looked through at a time. */
const pageSize = 100

/**
 * Settled cases that can become items of a pack: those that were collected, then the newest. What is not settled, or has no
 * content here, is none. @param turn waited for between pieces, so that the window has its own
 */
export async function practiceCases(parts: PublishParts, turn: () => Promise<void>): Promise<PracticeCases> {
  const { records, practice } = parts.store
  const collected = practice.collected()
  const cases: PracticeCase[] = collected.flatMap((auditId) => {
    const found = findCase(parts, auditId)
    return found ? [{ ...found.case, collected: true }] : []
  })
  const known = new Set(collected)
  let elsewhere = 0
  for (
    let page = records.newestAudits(undefined, pageSize);
    page.length > 0 && cases.length < mostCases;
    page = records.newestAudits(page.at(-1), pageSize)
  ) {
    elsewhere += page.filter(({ mayHaveContent }) => !mayHaveContent).length
    for (const { id, mayHaveContent } of page) {
      const found = mayHaveContent && !known.has(id) ? findCase(parts, id) : undefined
      if (found) cases.push({ ...found.case, collected: false })
      await turn()
    }
  }
  return { cases: cases.slice(0, Math.max(mostCases, collected.length)), elsewhere }
}

/** Sets a settled case aside for the next pack, or takes it out again; how many there are. @throws DeskError `not-found` */
export function collectCase(parts: PublishParts, auditId: string, isCollected: boolean): number {
  const { practice, transact } = parts.store
  if (isCollected && !findCase(parts, auditId))
    throw new DeskError('not-found', 'This case is not settled, or its content is no longer here.')
  transact(() => (isCollected ? practice.collect : practice.dropCollected)(auditId))
  return practice.collected().length
}

/**
 * Makes a version of a pack from settled cases: the first, or the one after the newest that is here.
 * @throws DeskError `not-found` for a case that is not settled, or whose content is not here; `policy-refused`
 */
export function publish(parts: PublishParts, input: PublishInput): PracticePack {
  const { store, policy, now } = parts
  const inForce = policy()
  const newest = store.practice.packs().filter(({ id }) => id === input.id)
  const made = input.items.map((item, place) => makeItem(parts, item, place))
  const pack: PracticePack = {
    format: 'evenhand-practice/1',
    id: input.id,
    version: Math.max(0, ...newest.map(({ version }) => version)) + 1,
    title: input.title,
    policyId: inForce.id,
    policyVersion: inForce.version,
    madeAt: new Date(now()).toISOString(),
    items: made.map(({ item }) => item),
    files: made.flatMap(({ media }) => media.map(({ path, sha256 }) => ({ path, sha256 }))),
    ...(input.exam && { exam: input.exam }),
  }
  store.transact(() => {
    checkPack(parts, pack)
    const rows: TaskRow[] = made.map(({ item, media }, place) => ({
      task: { ...item.task, id: practiceTaskId(pack, place) },
      line: place + 1,
      media,
    }))
    enterPack(parts, pack, rows, pack.madeAt)
    for (const { auditId } of input.items) store.practice.dropCollected(auditId)
    const payload = { pack: pack.id, version: pack.version, items: pack.items.length }
    store.journal.append({ id: newId(now()), kind: 'practice-publish', payload })
  })
  return pack
}

function makeItem(
  parts: PublishParts,
  { auditId, rationale, difficulty, clause, tolerance }: PublishInput['items'][number],
  place: number,
): { item: PracticeItem; media: TaskRow['media'] } {
  const found = findCase(parts, auditId)
  if (!found)
    throw new DeskError(
      'not-found',
      `The case of item ${place + 1} is not settled, or its content is no longer here.`,
    )
  // Files of the same name come from different packs.
  const rename = (path: string) => `${place + 1}/${path}`
  const { deadline: _deadline, dueInMinutes: _due, expected: _expected, ...task } = found.task
  const item: PracticeItem = {
    task: moveFiles({ ...task, id: `item-${place + 1}` }, rename),
    gold: { answer: found.case.answer, alternatives: [], tolerance },
    rationale,
    difficulty,
    ...(clause !== undefined && { clause }),
  }
  const media = parts.store.practice.files(found.taskId).map((file) => ({ ...file, path: rename(file.path) }))
  return { item, media }
}

function findCase(parts: PublishParts, auditId: string): Found | undefined {
  const view = parts.caseOf(auditId)?.view
  if (view?.state.at !== 'closed' || view.state.as === 'grey') return undefined
  // Whoever is still to judge it blind sees nothing of what others have said.
  if (parts.store.audits.isToAudit(view.audit.decisionId)) return undefined
  const { decision, task: facts } = view.decision
  const answer = goldFromCase(decision, view.audit, view.state)
  const content = answer && findContent(parts, view)
  if (!content) return undefined
  const { verdict, labels, action } = decision
  const excerpt = excerptOf(content.task)
  const said = [
    view.audit.coaching?.note,
    ...view.steps.map(({ step }) => ('reason' in step ? step.reason : '')),
  ]
  return {
    ...content,
    case: {
      auditId,
      kind: facts.kind,
      queue: facts.queue,
      closedAs: view.state.as,
      answer,
      ...(view.state.as === 'error' && {
        mistaken: { verdict, labels, ...(action !== undefined && { action }) },
      }),
      said: said.filter((one) => one !== undefined && one !== '').join('\n'),
      ...(excerpt !== undefined && { excerpt }),
      at: view.audit.at,
    },
  }
}

/** What was brought for the audit or a dispute, or the task itself where its pack is here; only if it is what was judged. */
function findContent(
  { store, hashOf, filesHashOf }: PublishParts,
  { decision, audit, steps }: FoundCase['view'],
): Pick<Found, 'task' | 'taskId'> | undefined {
  const items = [audit.auditId, ...steps.map(({ step }) => step.stepId)]
  const brought = items.flatMap((id) => store.audits.find(id)?.taskId ?? [])
  const { taskId: original } = decision.decision
  for (const taskId of [...brought, original]) {
    const cached = store.tasks.find(taskId)
    if (!cached || cached.problem !== undefined) continue
    const task = { ...cached.task, id: original }
    const { hash, filesHash } = decision.task
    // Records of before know nothing of files.
    const isWhatWasJudged =
      hashOf(task) === hash &&
      (filesHash === undefined || filesHash === filesHashOf(store.practice.files(taskId)))
    if (isWhatWasJudged) return { task, taskId }
  }
  return undefined
}
