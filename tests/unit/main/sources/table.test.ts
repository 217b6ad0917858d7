import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectDelimiter } from '../../../../src-main/sources/csv-rows.ts'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { SourceError } from '../../../../src-main/sources/source.ts'
import type { Task } from '../../../../src-shared/model/task.ts'
import { desk, entriesOf, fileOf, tasksOf } from './helpers.ts'

const textOf = (task: Task | undefined) => task && 'text' in task.content && task.content.text

test('a CSV finds its columns by common names', async (t) => {
  const csv = [
    'Post ID,Body,User,Lang,Country,Created At,Report Reason,Priority',
    '77,"Buy now, cheap",ana,pt_BR,BR,2026-03-01 09:30,spam,900',
  ].join('\n')
  const [task] = await tasksOf(await openSource(await fileOf(t, 'posts.csv', csv)))
  assert.deepEqual(
    { ...task, signals: undefined },
    {
      id: '77',
      content: { kind: 'text', text: 'Buy now, cheap' },
      context: {
        author: { name: 'ana' },
        postedAt: '2026-03-01T09:30:00Z',
        market: 'BR',
        reports: [{ reason: 'spam', count: 1 }],
      },
      language: 'pt-BR',
      priority: 900,
      queue: 'reports',
      severity: 2,
      signals: undefined,
      skills: [],
    },
  )
})

test('a mapping that is given goes before names', async (t) => {
  const path = await fileOf(t, 'posts.csv', 'text,words,nr\nno,yes,a\n')
  const [task] = await tasksOf(await openSource(path, { columns: { text: 'words', id: 'nr' } }))
  assert.deepEqual([task?.id, textOf(task)], ['a', 'yes'])
})

test('where it is not clear what is what, the columns are listed with how to say it', async (t) => {
  const path = await fileOf(t, 'posts.csv', 'alpha;beta\n1;2\n')
  await assert.rejects(openSource(path), (error) => {
    assert.ok(error instanceof SourceError)
    assert.match(error.message, /The columns are: "alpha", "beta"\. .*--columns text=body,id=post_id/)
    return true
  })
  await assert.rejects(
    openSource(path, { columns: { text: 'gamma' } }),
    /There is no column "gamma"\. The columns are: "alpha", "beta"/,
  )
  await assert.rejects(
    openSource(path, { columns: { words: 'alpha' } }),
    /cannot be mapped to "words"\. It can be: id, text, url/,
  )
})

const encodings: [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 little endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 big endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
]
for (const [name, encode] of encodings) {
  for (const delimiter of [',', ';', '\t']) {
    test(`a CSV in ${name} separated by ${JSON.stringify(delimiter)}`, async (t) => {
      const text = `${['id', 'text'].join(delimiter)}\r\n${['x', '"مرحبا 👋, ; ""so"""'].join(delimiter)}\r\n`
      const [task] = await tasksOf(await openSource(await fileOf(t, 'posts.csv', encode(text))))
      assert.deepEqual([task?.id, textOf(task)], ['x', 'مرحبا 👋, ; "so"'])
    })
  }
}

test('lines are counted as an editor counts them, across quoted line breaks and empty lines', async (t) => {
  for (const end of ['\n', '\r\n']) {
    const csv = [
      'id,text',
      'a,"one',
      'two',
      '',
      'three"',
      '',
      'b,x',
      'c,y,z,too many',
      'd,',
      'e,"p""q',
      'r"',
      'f,last',
    ].join(end)
    const entries = await entriesOf(await openSource(await fileOf(t, 'posts.csv', csv)))
    assert.deepEqual(
      entries.map((entry) => ('task' in entry ? [entry.line, entry.task.id] : [entry.line, entry.reason])),
      [
        [2, 'a'],
        [7, 'b'],
        [8, 'the row has 4 fields, but the header has 2'],
        [9, 'the column "text" is empty'],
        [10, 'e'],
        [12, 'f'],
      ],
    )
    const first = entries[0]
    assert.equal(first && 'task' in first && textOf(first.task), ['one', 'two', '', 'three'].join(end))
  }
})

test('a row in another encoding is refused, and the others come in', async (t) => {
  const csv = Buffer.concat([
    Buffer.from('id,text\na,fine\nb,caf'),
    Buffer.from([0xe9]),
    Buffer.from('\nc,also fine\n'),
  ])
  const entries = await entriesOf(await openSource(await fileOf(t, 'posts.csv', csv)))
  assert.deepEqual(entries[1], { line: 3, reason: 'the row is not valid UTF-8; save the file as UTF-8' })
  assert.ok(entries[2] && 'task' in entries[2])
})

test('a quote that is never closed ends the reading where it opens', async (t) => {
  const csv = `id,text\na,fine\nb,"open\n${'c,x\n'.repeat(1000)}`
  const entries = await entriesOf(await openSource(await fileOf(t, 'posts.csv', csv)))
  assert.equal(entries.length, 2)
  assert.ok(entries[1] && 'reason' in entries[1])
  assert.equal(entries[1].line, 3)
  assert.match(entries[1].reason, /a quote that opens here is never closed/)
})

test('a row of a million commas and a header of as many columns are refused in little room', async (t) => {
  const row = await fileOf(t, 'posts.csv', `id,text\na,fine\n${','.repeat(1_000_000)}\nb,not read\n`)
  const entries = await entriesOf(await openSource(row))
  assert.deepEqual(
    entries.map((entry) => ('task' in entry ? entry.task.id : [entry.line, entry.reason])),
    [
      'a',
      [3, 'the column "text" is empty'],
      [3, 'a line has too many separators for a table; what follows was not read'],
    ],
  )
  const header = await fileOf(t, 'posts.csv', `${','.repeat(1_000_000)}\na,b\n`)
  await assert.rejects(openSource(header), /more than 1000 columns/)
})

test('ids that tasks cannot have are made fit and stay apart', async (t) => {
  const csv = 'id,text\nhttps://example.org/a?b=1,x\nhttps://example.org/a!b=1,y\n'
  const [one, other] = await tasksOf(await openSource(await fileOf(t, 'posts.csv', csv)))
  assert.match(one?.id ?? '', /^https:_example.org_a_b_1-[0-9a-f]{8}$/)
  assert.notEqual(one?.id, other?.id)
})

test('a bad cell is refused by its field', async (t) => {
  const csv = 'id,text,priority,created_at\na,x,urgent,\nb,y,,last week\n'
  const entries = await entriesOf(await openSource(await fileOf(t, 'posts.csv', csv)))
  assert.match(entries[0] && 'reason' in entries[0] ? entries[0].reason : '', /^priority: /)
  assert.match(entries[1] && 'reason' in entries[1] ? entries[1].reason : '', /^context.postedAt: /)
})

test('JSON lines are a table too, with fields of objects inside', async (t) => {
  const lines = [
    { id: 1, body: 'One', user: { name: 'ana' }, lang: 'pt' },
    { id: 2, body: 'Two' },
  ]
  const jsonl = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`
  const path = await fileOf(t, 'posts.jsonl', jsonl)
  const entries = await entriesOf(await openSource(path, { columns: { author: 'user.name' } }))
  assert.deepEqual(
    entries.map((entry) => ('task' in entry ? [entry.task.id, entry.task.context.author?.name] : entry.line)),
    [['1', 'ana'], ['2', undefined], 3],
  )
  assert.deepEqual(entries[2], { line: 3, reason: 'the line is not a JSON object' })
})

test('the task list of a pack is not taken for a table', async (t) => {
  const path = await fileOf(t, 'tasks.jsonl', '{"id":"a","content":{"kind":"text","text":"x"}}\n')
  await assert.rejects(openSource(path), /list of tasks of a pack\. Import the folder/)
})

test('importing a longer version of a table adds only the new rows', async (t) => {
  const here = await desk(t)
  await here.import(await fileOf(t, 'posts.csv', 'id,text\na,x\n'))
  const report = await here.import(await fileOf(t, 'posts.csv', 'id,text\na,x\nb,y\n'))
  assert.deepEqual([report.packId, report.added, report.known], ['table-posts', 1, 1])
})

test('addresses of media are refused one by one while no host is allowed', async (t) => {
  const csv = 'id,url\na,https://media.example.org/a.mp4\nb,http://media.example.org/b.mp4\n'
  const entries = await entriesOf(await openSource(await fileOf(t, 'links.csv', csv)))
  assert.deepEqual(entries, [
    {
      line: 2,
      reason:
        'media may not be fetched from "media.example.org"; if you trust it, allow it with --allow-hosts media.example.org',
    },
    { line: 3, reason: '"http://media.example.org/b.mp4" is not an https address; only those are fetched' },
  ])
})

test('the separator is told from the first row, outside quotes', () => {
  assert.equal(detectDelimiter('"a,b,c";d\n1,2,3,4,5'), ';')
  assert.equal(detectDelimiter('a\tb, c\td'), '\t')
  assert.equal(detectDelimiter('only'), ',')
})
