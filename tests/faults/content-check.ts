import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { OpenProfile } from '../../src-main/profile/open-profile.ts'
import type { Contents } from './profile-check.ts'
import { mediaTextOf, wordsOf } from './trial-pack.ts'

/**
 * Does with the vault what the next start does: shreds what was about to be, and what nobody knows, however new it is.
 * Returns how many files that were.
 */
export async function sweep({ store, vault }: OpenProfile): Promise<number> {
  return vault.sweep(store.media.ids(), Date.now() + 1000)
}

/**
 * Asserts that a task whose decision can no longer be undone has lost its content, and that every other one still has
 * it, whole; and that the vault holds the files of the latter and nothing else.
 * @param imported ids of tasks with media, whose import was acknowledged
 */
export async function checkContent(
  { folder, store, vault }: OpenProfile,
  { standing }: Contents,
  imported: readonly string[],
): Promise<void> {
  const settled = new Set(
    standing.filter(({ id }) => store.outbox.stateOf(id) !== 'held').map(({ taskId }) => taskId),
  )
  for (const taskId of imported) {
    const path = taskId.endsWith('-photo') ? 'media/photo.png' : `media/${taskId}.txt`
    const media = store.tasks.media(taskId, path)
    const said = JSON.stringify(store.tasks.find(taskId)?.task)
    if (settled.has(taskId)) {
      assert.equal(media, undefined, `${taskId} is settled and has media`)
      assert.ok(!said?.includes(wordsOf(taskId)), `${taskId} is settled and has its words`)
    } else {
      assert.ok(media, `${taskId} can be reviewed, and its media is gone`)
      assert.ok(said?.includes(wordsOf(taskId)), `${taskId} can be reviewed, and its words are gone`)
      const content = await buffer(vault.read(media))
      if (path.endsWith('.txt')) assert.equal(content.toString(), mediaTextOf(taskId))
      else assert.equal(content.length, media.bytes)
    }
  }
  const files = readdirSync(join(folder, 'vault'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  assert.deepEqual(files.sort(), [...store.media.ids()].sort(), 'the vault and the database disagree')
}
