import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { outlineTable } from '../../../../src-main/sources/outline-table.ts'
import type { TableOutline } from '../../../../src-shared/model/table.ts'
import { entriesOf, fileOf, fixture, folderOf, packOf, temporary, textLine } from './helpers.ts'

function column(outline: TableOutline | undefined, name: string) {
  const found = outline?.columns.find((one) => one.name === name)
  assert.ok(found, `there is no column ${name}`)
  return found
}

test('columns are told by what their values are like, not by their values', async (t) => {
  const csv = [
    'Body,when,likes,clip,empty,nr',
    'A secret,2026-03-01,7,https://media.example/a.mp4,,1',
    '"Longer, with a comma",2026-03-02 10:00,12.5,HTTPS://Media.Example/b.mp4,,x',
    'Third,2026-03-03T10:00Z,-1,https://other.example:8443/c.png,,',
    'Fourth,2026-03-04,0,http://plain.example/d.png,,2',
  ].join('\n')
  const outline = await outlineTable(await fileOf(t, 'posts.csv', csv))
  assert.deepEqual(
    outline?.columns.map(({ name, kind, mixed, filled }) => [name, kind, mixed, filled]),
    [
      ['Body', 'text', false, 4],
      ['when', 'time', false, 4],
      ['likes', 'number', false, 4],
      ['clip', 'address', false, 4],
      ['empty', undefined, false, 0],
      ['nr', 'number', true, 3],
    ],
  )
  assert.deepEqual([column(outline, 'Body').shortest, column(outline, 'Body').longest], [5, 20])
  assert.deepEqual(column(outline, 'clip').hosts, [
    { host: 'media.example', count: 2 },
    { host: 'other.example:8443', count: 1 },
  ])
  assert.equal(column(outline, 'clip').insecure, 1)
  assert.deepEqual(outline?.guess, { text: 'Body' })
  assert.deepEqual([outline?.rows, outline?.complete], [4, true])
  assert.doesNotMatch(JSON.stringify(outline), /secret|Longer|a\.mp4/)
})

test('JSON lines have an outline too, and a row that cannot be read does not hide the others', async (t) => {
  const lines = [{ id: 1, user: { name: 'ana' }, body: 'One' }, { id: 2, body: 'Two' }, 'not an object']
  const jsonl = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const outline = await outlineTable(await fileOf(t, 'posts.jsonl', jsonl))
  assert.deepEqual(
    outline?.columns.map(({ name, filled }) => [name, filled]),
    [
      ['id', 2],
      ['user.name', 1],
      ['body', 2],
    ],
  )
  assert.deepEqual([outline?.guess, outline?.rows], [{ id: 'id', text: 'body', author: 'user.name' }, 3])
})

test('of a long table only the start is looked at', async (t) => {
  const csv = `text\n${'x\n'.repeat(10_001)}`
  const outline = await outlineTable(await fileOf(t, 'posts.csv', csv))
  assert.deepEqual([outline?.rows, outline?.complete], [10_000, false])
})

test('a thousand hosts are counted, and the first listed', async (t) => {
  const rows = Array.from({ length: 1000 }, (_, index) => `https://h${index}.example/a.png`)
  const outline = await outlineTable(await fileOf(t, 'links.csv', `url\n${rows.join('\n')}\n`))
  const { hosts, hostsLeftOut } = column(outline, 'url')
  assert.deepEqual([hosts.length, hostsLeftOut], [200, 800])
})

test('a pack, a picture, a text and a folder are no tables; what is not there is said', async (t) => {
  for (const path of [
    await folderOf(t, packOf([textLine('a')])),
    await fileOf(t, 'picture.csv', await fixture('picture.png')),
    await fileOf(t, 'post.txt', 'Just a text.'),
  ])
    assert.equal(await outlineTable(path), undefined)
  await assert.rejects(outlineTable(join(await temporary(t), 'gone.csv')), /gone\.csv/)
})

test('columns that a person left out stay out, whatever they are called', async (t) => {
  const path = await fileOf(t, 'posts.csv', 'words,title,id\nA text,A title,7\n')
  const [guessed] = await entriesOf(await openSource(path, { columns: { text: 'words' } }))
  const [told] = await entriesOf(await openSource(path, { columns: { text: 'words' }, guessColumns: false }))
  assert.ok(guessed && 'task' in guessed && told && 'task' in told)
  assert.deepEqual([guessed.task.id, guessed.task.context.title], ['7', 'A title'])
  assert.match(told.task.id, /^t-/)
  assert.equal(told.task.context.title, undefined)
})
