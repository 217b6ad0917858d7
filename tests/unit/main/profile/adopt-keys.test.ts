import assert from 'node:assert/strict'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { headerBytes } from '../../../../src-main/vault/file-header.ts'
import { openedProfile, projectRoot, temporary } from '../helpers.ts'

const media = join(projectRoot, 'tests/fixtures/packs/media')
const names = ['picture.png', 'picture.gif']

test('keys that the first schema kept in the database are in their files once a profile is open', async (t) => {
  const [folder, pack] = [temporary(t), temporary(t)]
  for (const name of names) copyFileSync(join(media, name), join(pack, name))
  const profile = await openedProfile(t, folder)
  await importPack(profile, pack, {})
  const [first, second] = [...profile.store.media.ids()]
  assert.ok(first && second)
  profile.close()

  // As the first schema had it; of the second file the program was killed between the file and the database.
  const database = openDatabase(join(folder, 'evenhand.db'), profile.keys.database)
  for (const id of [first, second]) {
    const path = join(folder, 'vault', id.slice(0, 2), id)
    const whole = readFileSync(path)
    const wrappedKey = whole.subarray(headerBytes - 60, headerBytes)
    database.prepare('UPDATE media SET wrapped_key = ? WHERE id = ?').run(wrappedKey, id)
    if (id === first) writeFileSync(path, whole.subarray(headerBytes))
  }
  database.close()

  const { store, vault } = await openedProfile(t, folder)
  assert.deepEqual(store.media.legacyKeys(), [])
  const shown = store.tasks.waitingIds(9).map((id) => {
    const task = store.tasks.find(id)?.task
    assert.ok(task && 'src' in task.content)
    return { name: task.content.src, entry: store.tasks.media(id, task.content.src) }
  })
  assert.deepEqual(shown.map(({ name }) => name).sort(), [...names].sort())
  for (const { name, entry } of shown) {
    assert.ok(entry)
    const chunks: Uint8Array[] = []
    for await (const chunk of vault.read(entry)) chunks.push(chunk)
    assert.ok(Buffer.concat(chunks).equals(readFileSync(join(media, name))), name)
  }
})
