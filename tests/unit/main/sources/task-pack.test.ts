import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { SourceError } from '../../../../src-main/sources/source.ts'
import {
  desk,
  entriesOf,
  fileOf,
  fixture,
  folderOf,
  hlsFixture,
  mediaLine,
  packOf,
  textLine,
  zipOf,
} from './helpers.ts'

test('a pack brings tasks of every kind, with their media readable from the vault', async (t) => {
  const lines = [
    mediaLine('v', 'video', 'media/clip.mp4'),
    mediaLine('a', 'audio', 'media/tone.mp3'),
    mediaLine('i', 'image', 'media/picture.webp'),
    textLine('t', 'Hallo 👋'),
    mediaLine('long', 'text', 'media/long.txt'),
    mediaLine('h', 'video', 'stream/master.m3u8'),
  ]
  const media = {
    'media/clip.mp4': await fixture('clip.mp4'),
    'media/tone.mp3': await fixture('tone.mp3'),
    'media/picture.webp': await fixture('picture.webp'),
    'media/long.txt': 'Grüße\n'.repeat(1000),
    ...(await hlsFixture('stream/')),
  }
  const here = await desk(t)
  const report = await here.import(await folderOf(t, packOf(lines, media)))
  assert.deepEqual(report, {
    packId: 'trial',
    title: 'Trial',
    added: 6,
    known: 0,
    rejected: [],
    rejectedCount: 0,
    problems: [],
    problemCount: 0,
  })
  assert.deepEqual(await here.kept('v', 'media/clip.mp4'), {
    mime: 'video/mp4',
    bytes: media['media/clip.mp4'],
  })
  assert.equal((await here.kept('a', 'media/tone.mp3'))?.mime, 'audio/mpeg')
  assert.equal((await here.kept('i', 'media/picture.webp'))?.mime, 'image/webp')
  assert.equal((await here.kept('long', 'media/long.txt'))?.mime, 'text/plain; charset=utf-8')
  assert.equal((await here.kept('h', 'stream/master.m3u8'))?.mime, 'application/vnd.apple.mpegurl')
  assert.equal((await here.kept('h', 'stream/low/index.m3u8'))?.mime, 'application/vnd.apple.mpegurl')
  assert.equal((await here.kept('h', 'stream/high/0.ts'))?.mime, 'video/mp2t')
})

test('a zipped pack comes in, also with everything inside one top folder and macOS files beside it', async (t) => {
  const pack = packOf([mediaLine('v', 'video', 'clip.mp4')], { 'clip.mp4': await fixture('clip.mp4') })
  const wrapped = Object.fromEntries(
    Object.entries(pack).map(([path, content]) => [`My pack/${path}`, content]),
  )
  for (const files of [pack, { ...wrapped, '__MACOSX/My pack/._pack.json': 'junk' }]) {
    const here = await desk(t)
    const report = await here.import(await fileOf(t, 'any.name', await zipOf(files)))
    assert.equal(report.added, 1)
    assert.equal((await here.kept('v', 'clip.mp4'))?.bytes.length, pack['clip.mp4']?.length)
  }
})

test('importing the same pack again changes nothing', async (t) => {
  const here = await desk(t)
  const media = { 'clip.mp4': await fixture('clip.mp4') }
  const path = await folderOf(t, packOf([mediaLine('v', 'video', 'clip.mp4'), textLine('t')], media))
  await here.import(path)
  const before = await here.vaultFiles()
  const report = await here.import(path)
  assert.deepEqual([report.added, report.known, report.rejectedCount], [0, 2, 0])
  assert.deepEqual(await here.vaultFiles(), before)
})

test('a known id with other fields or other files is refused, and what is there stays', async (t) => {
  const here = await desk(t)
  const path = await folderOf(
    t,
    packOf([textLine('t', 'One.'), mediaLine('i', 'image', 'p')], { p: await fixture('picture.png') }),
  )
  await here.import(path)
  const before = await here.vaultFiles()
  await writeFile(
    join(path, 'tasks.jsonl'),
    `${JSON.stringify(textLine('t', 'Two.'))}\n${JSON.stringify(mediaLine('i', 'image', 'p'))}`,
  )
  await writeFile(join(path, 'p'), await fixture('picture.jpg'))
  const report = await here.import(path)
  assert.deepEqual([report.added, report.known, report.rejectedCount], [0, 0, 2])
  assert.match(report.rejected[0]?.reason ?? '', /"t" is already here with other content/)
  assert.match(report.rejected[1]?.reason ?? '', /"i" is already here with other files/)
  assert.deepEqual(await here.vaultFiles(), before)
})

test('a task that came in broken gets its content from a corrected import, and keeps its place', async (t) => {
  const here = await desk(t)
  const lines = [mediaLine('v', 'video', 'clip.mp4'), textLine('t'), mediaLine('gone', 'image', 'p.png')]
  const whole = await fixture('clip.mp4')
  const path = await folderOf(t, packOf(lines, { 'clip.mp4': whole.subarray(0, 300) }))
  assert.deepEqual((await here.import(path)).problemCount, 2)
  assert.notEqual(here.store.tasks.find('v')?.problem, undefined)
  const again = await here.import(path)
  assert.deepEqual([again.added, again.known, again.rejectedCount, again.problemCount], [0, 3, 0, 2])

  await writeFile(join(path, 'clip.mp4'), whole)
  const corrected = await here.import(path)
  assert.deepEqual([corrected.added, corrected.known, corrected.problemCount], [1, 2, 1])
  assert.equal(here.store.tasks.find('v')?.problem, undefined)
  assert.deepEqual((await here.kept('v', 'clip.mp4'))?.bytes, whole)
  assert.notEqual(here.store.tasks.find('gone')?.problem, undefined)
  assert.deepEqual(here.store.tasks.waitingIds(9), ['v', 't', 'gone'])
  const settled = await here.import(path)
  assert.deepEqual([settled.added, settled.known], [0, 3])
  assert.equal((await here.vaultFiles()).length, 1)
})

test('a task whose content was removed while it waits gets it back; a decided one stays known without', async (t) => {
  const here = await desk(t)
  const { store } = here
  const lines = [mediaLine('v', 'video', 'clip.mp4'), mediaLine('done', 'image', 'p.png'), textLine('t')]
  const media = { 'clip.mp4': await fixture('clip.mp4'), 'p.png': await fixture('picture.png') }
  const path = await folderOf(t, packOf(lines, media))
  await here.import(path)
  const files = store.transact(() => {
    store.tasks.markDecided('done')
    return ['v', 'done', 't'].flatMap((id) => store.tasks.forget(id))
  })
  for (const id of files) await here.vault.shred(id)
  assert.deepEqual(await here.vaultFiles(), [])
  assert.notEqual(store.tasks.find('t')?.problem, undefined)

  const report = await here.import(path)
  assert.deepEqual([report.added, report.known, report.rejectedCount], [2, 1, 0])
  assert.deepEqual((await here.kept('v', 'clip.mp4'))?.bytes, media['clip.mp4'])
  assert.deepEqual(store.tasks.find('t')?.task.content, { kind: 'text', text: 'Hello.' })
  assert.equal(await here.kept('done', 'p.png'), undefined)
  assert.equal((await here.vaultFiles()).length, 1)
})

test('a task whose content made the window break down keeps its problem', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, packOf([mediaLine('i', 'image', 'p')], { p: await fixture('picture.png') }))
  await here.import(path)
  here.store.tasks.setProblem('i', 'It broke.')
  assert.equal((await here.import(path)).known, 1)
  assert.equal(here.store.tasks.find('i')?.problem, 'It broke.')
})

test('a line that is no JSON is refused without a word of it', async (t) => {
  const here = await desk(t)
  const report = await here.import(await folderOf(t, packOf(['{"text": terrible words}', textLine('a')])))
  assert.deepEqual(report.rejected, [{ line: 1, reason: 'the line is not valid JSON' }])
})

test('bad lines are refused by line and reason, and the good ones come in', async (t) => {
  const lines = [
    textLine('one'),
    '{"id": "two", ',
    { ...textLine('three'), colour: 'red' },
    '',
    { id: 'four' },
    { id: 'five', content: { kind: 'image', src: '../up.png' } },
    textLine('one', 'again'),
    { id: 'six', content: { kind: 'dance', src: 'x' } },
    { ...textLine('seven'), priority: 'high' },
    { ...textLine('bad id!') },
    '[1]',
    '{"id": "end", "content": {"kind": "te',
  ]
  const here = await desk(t)
  const path = await folderOf(t, packOf(lines))
  await writeFile(
    join(path, 'tasks.jsonl'),
    Buffer.from(packOf(lines)['tasks.jsonl'] as string).subarray(0, -1),
  )
  const report = await here.import(path)
  assert.equal(report.added, 1)
  const reasons = new Map(report.rejected.map(({ line, reason }) => [line, reason]))
  assert.match(reasons.get(2) ?? '', /^the line is not valid JSON from character \d+ on$/)
  assert.equal(reasons.get(3), 'the field "colour" is not known')
  assert.equal(reasons.get(5), 'content is missing')
  assert.equal(reasons.get(6), 'content.src: must stay inside the pack')
  assert.match(reasons.get(7) ?? '', /the id "one" is already used in line 1/)
  assert.match(reasons.get(8) ?? '', /content must have a kind of "video"/)
  assert.match(reasons.get(9) ?? '', /^priority: /)
  assert.match(reasons.get(10) ?? '', /^id: must be 1 to 128 letters/)
  assert.match(reasons.get(11) ?? '', /expected object/)
  assert.match(reasons.get(12) ?? '', /ends in the middle of this line/)
})

test('lines that are no UTF-8 or too long are refused without being held in memory', async (t) => {
  const here = await desk(t)
  const path = await folderOf(t, packOf([]))
  const bad = Buffer.concat([Buffer.from('{"id":"x\xff'), Buffer.from([0xff, 0x0a])])
  const long = Buffer.concat([Buffer.alloc(3000, 'a'), Buffer.from('\n')])
  await writeFile(
    join(path, 'tasks.jsonl'),
    Buffer.concat([bad, long, Buffer.from(JSON.stringify(textLine('ok')))]),
  )
  const report = await here.import(path, { limits: { maxLineBytes: 2000 } })
  assert.equal(report.added, 1)
  assert.match(report.rejected[0]?.reason ?? '', /not valid UTF-8/)
  assert.match(report.rejected[1]?.reason ?? '', /longer than 2000 bytes/)
})

test('a byte order mark and Windows line ends do no harm', async (t) => {
  const pack = packOf([textLine('one'), textLine('two')])
  const windows = Object.fromEntries(
    Object.entries(pack).map(([name, content]) => [
      name,
      `\ufeff${String(content).replaceAll('\n', '\r\n')}`,
    ]),
  )
  const entries = await entriesOf(await openSource(await folderOf(t, windows)))
  assert.deepEqual(
    entries.map((entry) => 'task' in entry && entry.task.id),
    ['one', 'two'],
  )
})

test('the number of lines is known before they are read', async (t) => {
  const source = await openSource(await folderOf(t, packOf([textLine('one'), '', textLine('two')])))
  assert.equal(source.entryCount, 2)
  await source.close()
})

const broken: [string, Record<string, string>, RegExp][] = [
  ['no JSON', { 'pack.json': '{', 'tasks.jsonl': '' }, /"pack.json" is not valid JSON/],
  [
    'another format',
    { 'pack.json': '{"format":"x","id":"a","title":"A"}', 'tasks.jsonl': '' },
    /format: .*evenhand-pack\/1/,
  ],
  [
    'an unknown field',
    { ...(packOf([], {}, { extra: 1 }) as Record<string, string>) },
    /the field "extra" is not known/,
  ],
  ['no task list', { 'pack.json': String(packOf([])['pack.json']) }, /no "tasks.jsonl"/],
  [
    'a missing policy',
    packOf([], {}, { policy: { file: 'policy.json' } }) as Record<string, string>,
    /not in the pack/,
  ],
  [
    'a policy outside',
    packOf([], {}, { policy: { file: '../policy.json' } }) as Record<string, string>,
    /not in the pack/,
  ],
  [
    'a broken policy',
    packOf([], { 'p.json': '{}' }, { policy: { file: 'p.json' } }) as Record<string, string>,
    /is not a policy: id is missing/,
  ],
  [
    'packs further down',
    { 'a/pack.json': '{}', 'b/pack.json': '{}' },
    /not at the top: there is "a\/pack.json", "b\/pack.json"/,
  ],
]
for (const [what, files, reason] of broken) {
  test(`a pack with ${what} is refused with a sentence`, async (t) => {
    const path = await folderOf(t, files)
    await assert.rejects(
      openSource(path),
      (error) => error instanceof SourceError && reason.test(error.message),
    )
  })
}

test('a path that does not exist is a sentence', async () => {
  await assert.rejects(
    openSource('/nowhere/at/all'),
    new SourceError('"/nowhere/at/all" does not exist. Check the path.'),
  )
})

test('a practice pack is never work, wherever it lies in what is imported', async (t) => {
  const files = { 'practice.json': '{}', 'media/picture.webp': await fixture('picture.webp') }
  const here = await desk(t)
  const below = Object.fromEntries(Object.entries(files).map(([path, content]) => [`deep/${path}`, content]))
  for (const source of [
    await folderOf(t, files),
    await fileOf(t, 'practice.zip', await zipOf(files)),
    await folderOf(t, below),
  ])
    await assert.rejects(
      here.import(source),
      (error) => error instanceof SourceError && /never becomes work/.test(error.message),
    )
})
