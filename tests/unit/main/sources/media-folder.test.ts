import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { SourceError } from '../../../../src-main/sources/source.ts'
import { desk, entriesOf, fileOf, fixture, folderOf, hlsFixture, tasksOf, zipOf } from './helpers.ts'

const kinds: [string, string][] = [
  ['clip.mp4', 'video'],
  ['clip.webm', 'video'],
  ['clip.mov', 'video'],
  ['tone.mp3', 'audio'],
  ['tone.m4a', 'audio'],
  ['tone.ogg', 'audio'],
  ['tone.wav', 'audio'],
  ['tone.flac', 'audio'],
  ['sound-only.mp4', 'audio'],
  ['sound-only.webm', 'audio'],
  ['picture.jpg', 'image'],
  ['picture.png', 'image'],
  ['picture.webp', 'image'],
  ['picture.avif', 'image'],
  ['picture.gif', 'image'],
]
for (const [name, kind] of kinds) {
  test(`${name} under a name that says nothing becomes a task of kind ${kind}`, async (t) => {
    const here = await desk(t)
    const report = await here.import(await folderOf(t, { 'thing.bin': await fixture(name) }))
    assert.deepEqual([report.added, report.problems, report.rejected], [1, [], []])
    assert.deepEqual(
      here.store.tasks.countBy().map((count) => count.kind),
      [kind],
    )
  })
}

test('a folder gives each file a task with a stable id, a title, and the transcript beside it', async (t) => {
  const files = {
    'b/Second clip.mp4': await fixture('clip.mp4'),
    'b/Second clip.vtt': await fixture('clip.vtt'),
    'a note.txt': 'Hello',
  }
  const tasks = await tasksOf(await openSource(await folderOf(t, files)))
  assert.deepEqual(
    tasks.map(({ content, context }) => [
      content.kind,
      'src' in content && content.src,
      context.title,
      context.transcript,
    ]),
    [
      ['text', 'a note.txt', 'a note', undefined],
      ['video', 'b/Second clip.mp4', 'Second clip', 'b/Second clip.vtt'],
    ],
  )
  const again = await tasksOf(
    await openSource(await folderOf(t, { 'other name.mp4': await fixture('clip.mp4') })),
  )
  assert.match(tasks[1]?.id ?? '', /^f-[0-9a-f]{16}$/)
  assert.equal(again[0]?.id, tasks[1]?.id)
})

test('an HLS folder is one task for its master playlist, and a lone playlist is one too', async (t) => {
  const files = {
    ...(await hlsFixture('Some film/')),
    'lone/index.m3u8': await fixture('hls/low/index.m3u8'),
    'lone/0.ts': await fixture('hls/low/0.ts'),
  }
  const here = await desk(t)
  const path = await folderOf(t, files)
  const tasks = await tasksOf(await openSource(path))
  assert.deepEqual(
    tasks.map(({ content, context }) => ['src' in content && content.src, context.title]),
    [
      ['Some film/master.m3u8', 'Some film'],
      ['lone/index.m3u8', 'lone'],
    ],
  )
  const report = await here.import(path)
  assert.deepEqual([report.added, report.problemCount], [2, 0])
})

test('hidden files, system files, tables and archives in a folder are no tasks', async (t) => {
  const files = {
    '.hidden.mp4': await fixture('clip.mp4'),
    '.git/x.mp4': await fixture('clip.mp4'),
    'Thumbs.db': 'x',
    '__MACOSX/a.png': await fixture('picture.png'),
    'a.png': await fixture('picture.png'),
    'readme.md': '# Read me',
    'inner.zip': await zipOf({ 'x.txt': 'x' }),
  }
  const entries = await entriesOf(await openSource(await folderOf(t, files)))
  const reasons = entries.map((entry) => ('reason' in entry ? entry.reason : entry.task.context.title))
  assert.equal(reasons.length, 3)
  assert.equal(reasons[0], 'a')
  assert.match(reasons[1] ?? '', /"inner.zip" is a file of type application\/zip, so it is left out/)
  assert.match(reasons[2] ?? '', /"readme.md" is a text, so it is left out/)
})

test('a broken media file in a folder comes in with its problem', async (t) => {
  const here = await desk(t)
  const files = {
    'page.jpg': '<!doctype html>',
    'empty.mp4': '',
    'empty.png': '',
    'old.avi': await fixture('unplayable.avi'),
  }
  const report = await here.import(await folderOf(t, files))
  assert.deepEqual([report.added, report.problemCount, report.rejectedCount], [4, 4, 0])
})

test('the same content twice is one task', async (t) => {
  const entries = await entriesOf(await openSource(await folderOf(t, { 'a.txt': 'x', 'b.txt': 'x' })))
  assert.deepEqual(entries[1], { line: 2, reason: '"b.txt" has the same content as "a.txt"' })
})

test('links that leave the folder are not followed, and circles end', async (t) => {
  const outside = await fileOf(t, 'secret.txt', 'secret')
  const path = await folderOf(t, { 'in/a.txt': 'a' })
  await symlink(outside, join(path, 'out.txt'))
  await symlink('/etc', join(path, 'etc'))
  await symlink(path, join(path, 'in', 'circle'))
  await symlink('nowhere', join(path, 'dangling.txt'))
  execFileSync('mkfifo', [join(path, 'pipe.txt')])
  const tasks = await tasksOf(await openSource(path))
  assert.deepEqual(
    tasks.map((task) => task.context.title),
    ['a'],
  )
})

test('a file that is swapped for a link after the listing is not followed', async (t) => {
  const outside = await fileOf(t, 'secret.txt', 'secret')
  const path = await folderOf(t, { 'a.txt': 'a' })
  const source = await openSource(path)
  await rm(join(path, 'a.txt'))
  await symlink(outside, join(path, 'a.txt'))
  const [entry] = await entriesOf(source)
  assert.ok(entry && 'reason' in entry)
})

test('a single media file, text, playlist or archive of media can be imported', async (t) => {
  const here = await desk(t)
  const zip = await zipOf({ 'a.png': await fixture('picture.png'), 'b/c.mp4': await fixture('clip.mp4') })
  for (const path of [
    await fileOf(t, 'clip.mp4', await fixture('clip.mp4')),
    await fileOf(t, 'note.txt', 'One, two\nthree, four\n'),
    join(
      await folderOf(t, { ...(await hlsFixture('')), 'other.mp4': await fixture('clip.webm') }),
      'master.m3u8',
    ),
  ]) {
    const report = await here.import(path)
    assert.deepEqual([report.added, report.problems, report.rejected], [1, [], []])
  }
  assert.equal((await here.import(await fileOf(t, 'media.zip', zip))).added, 1)
})

test('a folder and the same folder zipped bring the same tasks, whichever comes first', async (t) => {
  const files = {
    'a.png': await fixture('picture.png'),
    'below/clip.mp4': await fixture('clip.mp4'),
    ...(await hlsFixture('stream/')),
  }
  const folder = await folderOf(t, files, 'holiday')
  const below = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`holiday/${path}`, bytes]))
  const zips = [
    await fileOf(t, 'holiday.zip', await zipOf(files)),
    await fileOf(t, 'holiday.zip', await zipOf(below)),
  ]
  for (const zip of zips) {
    for (const [first = '', second = ''] of [
      [folder, zip],
      [zip, folder],
    ]) {
      const here = await desk(t)
      assert.equal((await here.import(first)).added, 3)
      const again = await here.import(second)
      assert.deepEqual([again.added, again.known, again.rejectedCount], [0, 3, 0])
    }
  }
})

test('a folder or file with nothing to review is refused with a sentence', async (t) => {
  const empty = await folderOf(t, {})
  await mkdir(join(empty, 'inner'))
  await writeFile(join(empty, '.hidden'), 'x')
  await assert.rejects(
    openSource(empty),
    (error) => error instanceof SourceError && /nothing to review/.test(error.message),
  )
  const json = await fileOf(t, 'pack.json', '{"format":"evenhand-pack/1"}')
  await assert.rejects(openSource(json), /Import a pack's folder/)
})

test('a folder with more files than allowed is refused', async (t) => {
  const path = await folderOf(t, { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' })
  await assert.rejects(openSource(path, { limits: { maxFiles: 2 } }), /more than 2 files/)
  await assert.rejects(openSource(path, { limits: { maxFolderBytes: 2 } }), /more than 2 bytes/)
})

test('names that tasks cannot have are refused one by one', async (t) => {
  const path = await folderOf(t, { 'back\\slash.txt': 'a', 'fine.txt': 'b' })
  const entries = await entriesOf(await openSource(path))
  assert.equal(entries.length, 2)
  assert.ok(entries[0] && 'reason' in entries[0] && /cannot be a task/.test(entries[0].reason))
})
