import { createHash } from 'node:crypto'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { PracticePack } from '../../src-shared/model/practice.ts'
import { canonicalJson } from '../../src-shared/rules/canonical-json.ts'
import { findPackFaults } from '../../src-shared/rules/practice/check.ts'
import type { TaskRow } from '../store/pack-rows.ts'
import type { PracticeParts } from './practice-parts.ts'

type Parts = Pick<PracticeParts, 'store'>

/** How many faults of a pack a sentence names. */
const maxSaid = 5

/** The id that an item's task has here; that of a golden task tells nothing. @param place counted from 0 */
export function practiceTaskId(
  { id, version, golden }: Pick<PracticePack, 'id' | 'version' | 'golden'>,
  place: number,
): string {
  if (golden)
    return `t-${createHash('sha256').update(`${id} ${version} ${place}`).digest('hex').slice(0, 12)}`
  return `practice:${id}:${version}:${place + 1}`
}

/** Of all that a pack says, and so of the files that it lists; the same for golden tasks and for practice. */
export function packHash({ golden: _golden, ...pack }: PracticePack): Buffer {
  return createHash('sha256').update(canonicalJson(pack)).digest()
}

/**
 * Refuses a pack whose answers cannot be given under the policy that it names, or whose version stands for something else
 * here. What is known of this very version: nothing, all of it, or all but content that was removed.
 * @throws DeskError `policy-refused`, `conflict`
 */
export function checkPack({ store }: Parts, pack: PracticePack): 'new' | 'known' | 'lacking' {
  const { id, version, title, policyId, policyVersion } = pack
  const policy = store.packs.policy(policyId, policyVersion)
  if (!policy)
    throw new DeskError(
      'policy-refused',
      `“${title}” was made under the policy ${policyId} ${policyVersion}, which is not on this machine. Import a task pack that brings it first.`,
    )
  const faults = findPackFaults(pack, policy)
  if (faults.length > 0) {
    const more = faults.length > maxSaid ? ` There are ${faults.length - maxSaid} more.` : ''
    throw new DeskError(
      'policy-refused',
      `“${title}” cannot be practised: ${faults.slice(0, maxSaid).join(' ')}${more}`,
    )
  }
  const known = store.practice.hashOf({ id, version })
  if (known === undefined) return 'new'
  if (store.practice.find({ id, version })?.golden !== pack.golden)
    throw new DeskError(
      'conflict',
      `“${title}” was not taken in: its version ${version} is already here for another use. Whoever made it can write it out as a version of its own, by saving it once more.`,
    )
  if (known.equals(packHash(pack)))
    return store.practice.lacking({ id, version }).length > 0 ? 'lacking' : 'known'
  throw new DeskError(
    'conflict',
    `Version ${version} of the practice pack ${id} is already here with other content. A changed pack needs a version of its own.`,
  )
}

/**
 * Enters a pack with its tasks, which never count as tasks of production, in the caller's transaction.
 * @param rows one for each item, in their order
 * @throws DeskError `source-refused` where content is missing, broken, or not what the pack says that it is; `conflict` where an
 *   id of its tasks is taken
 */
export function enterPack({ store }: Parts, pack: PracticePack, rows: readonly TaskRow[], at: string): void {
  requireWhole(pack, rows)
  const { added } = store.packs.add(
    {
      pack: { format: 'evenhand-pack/1', id: `practice.${pack.id}.${pack.version}`, title: pack.title },
      tasks: [...rows],
      ...(pack.golden ? { golden: true } : { state: 'practice' }),
    },
    at,
  )
  // Its ids are its own; whoever has given one of them to a task of production would have it answered in practice.
  if (added !== rows.length)
    throw new DeskError(
      'conflict',
      `“${pack.title}” was refused, and nothing has changed: the id of one of its tasks is already here for a task of production. The pack needs another id or version.`,
    )
  const taskIds = rows.map(({ task }) => task.id)
  store.practice.add(pack, taskIds, packHash(pack), at)
}

/**
 * Brings back the content that a pack has lost, in the caller's transaction; what is there stays as it is.
 * @returns vault files that no task uses
 * @throws as `enterPack`
 */
export function healPack({ store }: Parts, pack: PracticePack, rows: readonly TaskRow[]): string[] {
  requireWhole(pack, rows)
  const lacking = new Set(store.practice.lacking(pack))
  for (const row of rows) if (lacking.has(row.task.id)) store.packs.heal(row)
  return rows.flatMap(({ task, media }) => (lacking.has(task.id) ? [] : media.map(({ id }) => id)))
}

function requireWhole(pack: PracticePack, rows: readonly TaskRow[]): void {
  const refuse = (why: string) => {
    throw new DeskError('source-refused', `“${pack.title}” was refused, and nothing has changed: ${why}`)
  }
  const broken = rows.find(({ problem }) => problem !== undefined)
  if (broken) refuse(`item ${broken.line} cannot be shown. ${broken.problem}`)
  if (rows.length !== pack.items.length) refuse('some of its items could not be read.')
  const said = new Map(pack.files?.map(({ path, sha256 }) => [path, sha256]))
  for (const { path, sha256 } of rows.flatMap(({ media }) => media))
    if (said.size > 0 && said.get(path) !== sha256)
      refuse(`the file “${path}” is not what the pack says that it is. Copy the pack again.`)
}
