import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type OpenProfile, openProfile } from '../../../src-main/profile/open-profile.ts'
import { createScreen } from '../../../src-main/shift/screen.ts'
import { createShift, type Shift } from '../../../src-main/shift/shift.ts'
import type { TaskRow } from '../../../src-main/store/pack-rows.ts'
import { openStore, type Store, type StoreKeys } from '../../../src-main/store/store.ts'
import type { ShiftWellbeing } from '../../../src-main/wellbeing/wellbeing.ts'
import { DeskError, type FailureCode } from '../../../src-shared/desk/result.ts'
import type { Receipt } from '../../../src-shared/desk/views.ts'
import type { Decision } from '../../../src-shared/model/decision.ts'
import { taskSchema } from '../../../src-shared/model/task.ts'
import { severities } from '../../../src-shared/rules/wellbeing/terms.ts'
import { smallPolicy } from '../shared/policies.ts'

export const projectRoot = join(import.meta.dirname, '../../..')
export const assets = join(projectRoot, 'assets')

/** A folder that is removed after the test. */
export function temporary(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-main-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

export function newKeys(): StoreKeys {
  return { database: randomBytes(32), chain: randomBytes(32) }
}

/** A text task as an import would enter it. */
export function taskRow(id: string, rest: object = {}): TaskRow {
  const content = { kind: 'text', text: `Text of ${id}.` }
  return { task: taskSchema.parse({ id, content, ...rest }), line: 1, media: [] }
}

/** Enters tasks under the small policy, as one import. @param at ISO 8601, UTC */
export function enter(store: Store, rows: TaskRow[], at = '2026-03-01T00:00:00Z'): void {
  store.transact(() => {
    if (store.packs.knowledgeOfPolicy(smallPolicy()) === 'new') store.packs.putInForce(smallPolicy())
    const pack = { format: 'evenhand-pack/1', id: 'trial', title: 'Trial' } as const
    store.packs.add({ pack, tasks: rows }, at)
  })
}

export function enterTexts(store: Store, ids: readonly string[]): void {
  enter(
    store,
    ids.map((id) => taskRow(id)),
  )
}

/** Nothing is counted, and every task may come. */
export const uncounted: ShiftWellbeing = {
  willing: () => ({ may: severities, rather: severities }),
  taskShown() {},
  taskEnded() {},
}

export function shiftOf(store: Store, now: () => number = Date.now, wellbeing = uncounted) {
  const policy = () => store.packs.policyInForce() ?? smallPolicy()
  const screen = createScreen(store, policy, now, wellbeing)
  return lookingOn(createShift(store, { policy, now, undoSeconds: () => 10, wellbeing, screen }))
}

/** Asks after each act where the shift stands, as the window does. No receipt names a task that comes later. */
function lookingOn(shift: Shift) {
  const looking =
    <Terms extends unknown[], R extends Receipt>(act: (...terms: Terms) => R) =>
    (...terms: Terms) => {
      const receipt = act(...terms)
      const seen = shift.view()
      if (seen.upcoming.some(({ id }) => id === receipt.onScreen))
        assert.equal(receipt.onScreen, seen.upcoming[0]?.id)
      return { ...receipt, shift: seen }
    }
  return {
    ...shift,
    record: looking(shift.record),
    undo: looking(shift.undo),
    skip: looking(shift.skip),
    putAside: looking(shift.putAside),
    takeUp: looking(shift.takeUp),
  }
}

/** A store in a folder of its own, which can be closed and opened again as after a restart. */
export function restartable(t: TestContext, now: () => number = Date.now) {
  const folder = temporary(t)
  const file = join(folder, 'evenhand.db')
  const keys = newKeys()
  let store = openStore(file, keys, now)
  t.after(() => store.close())
  return {
    folder,
    file,
    keys,
    get store() {
      return store
    },
    restart(): Store {
      store.close()
      store = openStore(file, keys, now)
      return store
    },
  }
}

/** A decision of no violation, but for what is named. */
export function decisionOn(taskId: string, rest: Partial<Decision> = {}): Decision {
  return {
    decisionId: randomUUID(),
    taskId,
    policyId: 'small',
    policyVersion: '1',
    verdict: 'no-violation',
    labels: [],
    note: '',
    made: {
      shownAt: '2026-03-01T09:00:00Z',
      activeSeconds: 12,
      revealedSeconds: 8,
      watchedShare: 1,
      signalsShown: true,
    },
    ...rest,
  }
}

export async function openedProfile(t: TestContext, folder = temporary(t)): Promise<OpenProfile> {
  const profile = await openProfile(folder, { assets, now: Date.now })
  t.after(() => profile.close())
  return profile
}

/** For `assert.throws` and `assert.rejects`: a failure of this kind, with a sentence. */
export function failure(code: FailureCode, sentence = /^[A-Z“"].*\.$/s): (error: unknown) => boolean {
  return (error) => {
    if (!(error instanceof DeskError)) throw error
    return error.code === code && sentence.test(error.message)
  }
}
