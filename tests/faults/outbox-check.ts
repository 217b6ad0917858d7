import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenProfile } from '../../src-main/profile/open-profile.ts'
import type { JournalRow } from '../../src-main/store/journal.ts'
import { sentKinds } from '../../src-shared/model/journal.ts'
import { type SentDay, sentDaySchema } from '../../src-shared/model/sent-day.ts'
import type { Contents } from './profile-check.ts'

/** The files of a folder that decisions are sent to, each of which must be whole and in order. */
export function readDays(folder: string): SentDay[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => {
      assert.doesNotMatch(name, /kept/, 'a file of this profile was set aside as unknown')
      const day = sentDaySchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      assert.equal(name, `evenhand-decisions-${day.day}-${day.profile.id}.json`)
      const sequences = day.entries.map(({ sequence }) => sequence)
      assert.deepEqual(
        sequences,
        sequences.toSorted((one, other) => one - other),
      )
      for (const { at } of day.entries) assert.equal(at.slice(0, 10), day.day)
      return day
    })
}

/**
 * Asserts that every act that is sent has its place in the outbox, that exactly the sent ones are in the folder's files (and, after
 * a crash, such as were about to be marked), and that each stands there as in the journal.
 */
export function checkOutbox({ store }: OpenProfile, { rows, undone }: Contents, folder: string): void {
  const sent: readonly string[] = sentKinds
  const acts = rows.filter(({ kind }) => sent.includes(kind))
  const byId = new Map<string, JournalRow>(acts.map((row) => [row.id, row]))
  const states = new Map(acts.map(({ id }) => [id, store.outbox.stateOf(id)]))
  for (const [id, state] of states) {
    if (undone.has(id)) assert.equal(state, 'withdrawn', `${id} was taken back`)
    else assert.ok(state === 'held' || state === 'ready' || state === 'sent', `${id} is ${state}`)
  }
  const entries = readDays(folder).flatMap((day) => day.entries)
  const written = new Set(entries.map(({ id }) => id))
  assert.equal(written.size, entries.length, 'something was sent twice')
  for (const { id, details, ...entry } of entries) {
    const row = byId.get(id)
    assert.ok(row, `${id} was sent, and the journal does not know it`)
    const { sequence, kind, at, taskId } = row
    assert.deepEqual(entry, { sequence, kind, at, taskId })
    assert.deepEqual(details, JSON.parse(row.payload))
    const state = states.get(id)
    assert.ok(state === 'sent' || state === 'ready', `${id} was sent, and is ${state}`)
  }
  for (const [id, state] of states)
    if (state === 'sent') assert.ok(written.has(id), `${id} is marked sent, and is in no file`)
}
