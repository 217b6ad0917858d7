import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { test } from 'node:test'
import { packSchema } from '../../../src-shared/model/pack.ts'
import { policySchema } from '../../../src-shared/model/policy.ts'
import { type Task, taskSchema } from '../../../src-shared/model/task.ts'
import { findEvidenceFault, signalEvidence } from '../../../src-shared/rules/evidence.ts'
import { contentFiles, sideFiles } from '../../../src-shared/rules/task-files.ts'

const assets = join(import.meta.dirname, '../../../assets')
const folder = join(assets, 'demo')
const pack = packSchema.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')))
const policy = policySchema.parse(JSON.parse(readFileSync(join(assets, 'policy/default.json'), 'utf8')))
const lines = readFileSync(join(folder, 'tasks.jsonl'), 'utf8').trimEnd().split('\n')
const tasks = lines.map((line) => taskSchema.parse(JSON.parse(line)))

const files = readdirSync(join(folder, 'media'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))

/** The playlist's own path and every file that it leads to; refuses paths that leave its folder. */
function playlistFiles(path: string): string[] {
  const text = readFileSync(join(folder, path), 'utf8')
  const named = [...text.matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)].map((match) => match[1] ?? match[2] ?? '')
  const found = named.flatMap((name) => {
    assert.doesNotMatch(name, /^\/|:|\.\./, `${path} points elsewhere: ${name}`)
    const inside = posix.join(posix.dirname(path), name)
    return name.endsWith('.m3u8') ? playlistFiles(inside) : [inside]
  })
  return [path, ...found]
}

/** Files that a task names itself. */
function namedBy(task: Task): string[] {
  return [...contentFiles(task.content), ...sideFiles(task)].map(({ path }) => path)
}

const reachable = (path: string) => (path.endsWith('.m3u8') ? playlistFiles(path) : [path])
const count = (wanted: (task: Task) => boolean) => tasks.filter(wanted).length

test('the demo shift is a pack under the default policy', () => {
  assert.equal(pack.id, 'demo-shift')
  assert.deepEqual(pack.policy, { id: policy.id })
})

test('the demo shift has enough tasks of each kind, mixed, and starts with a quick one', () => {
  assert.ok(tasks.length >= 60, `${tasks.length} tasks`)
  assert.equal(new Set(tasks.map((task) => task.id)).size, tasks.length)
  for (const kind of ['video', 'audio', 'image', 'text'] as const) {
    assert.ok(count((task) => task.content.kind === kind) >= 12, kind)
  }
  assert.equal(tasks[0]?.content.kind, 'text')
  assert.equal(Math.max(...tasks.map((task) => task.priority)), tasks[0]?.priority)
  const kinds = tasks.map((task) => task.content.kind.slice(0, 2)).join(' ')
  assert.doesNotMatch(kinds, /(\w\w)( \1){2}/, 'three of a kind in a row')
})

test('the demo shift treats its reviewer well: severe tasks apart, none at the end, also when sorted by priority', () => {
  const sorted = tasks.toSorted((a, b) => b.priority - a.priority)
  assert.deepEqual(sorted, tasks)
  const severe = tasks.map((task) => (task.severity >= 3 ? 'x' : '.')).join('')
  assert.doesNotMatch(severe, /xxx|x$/)
})

test('the demo shift covers languages, queues and verdicts, about half without violation', () => {
  for (const language of ['en', 'es', 'pt', 'ar', 'fr']) {
    assert.ok(count((task) => task.language === language) >= 4, language)
  }
  for (const queue of ['reports', 'proactive', 'appeals'])
    assert.ok(count((task) => task.queue === queue) >= 3, queue)
  for (const verdict of ['violation', 'no-violation', 'escalate', 'cannot-review']) {
    assert.ok(count((task) => task.expected?.verdict === verdict) >= 1, verdict)
  }
  const clean = count((task) => task.expected?.verdict === 'no-violation') / tasks.length
  assert.ok(clean > 0.4 && clean < 0.6, `${clean} without violation`)
})

test('expected labels and machine signals name labels of the policy, and every task has a rationale', () => {
  const codes = new Set(policy.categories.flatMap((category) => category.labels.map((label) => label.code)))
  for (const { id, expected, signals } of tasks) {
    assert.ok(expected?.rationale, id)
    for (const code of expected.labels) assert.ok(codes.has(code), `${id}: ${code}`)
    assert.equal(expected.labels.length > 0, ['violation', 'escalate'].includes(expected.verdict), id)
    for (const { label } of signals) if (label) assert.ok(codes.has(label), `${id}: ${label}`)
  }
})

test('every file that a task names is there, none is left over, and the pack is at most 25 MB', () => {
  const wanted = new Set(tasks.flatMap(namedBy).flatMap(reachable))
  assert.deepEqual(
    [...wanted].filter((path) => !files.includes(path)),
    [],
    'missing',
  )
  assert.deepEqual(
    files.filter((path) => !wanted.has(path)),
    [],
    'unused',
  )
  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
  assert.ok(bytes < 25_000_000, `${bytes} bytes`)
})

test('time ranges and transcripts end with their media', () => {
  for (const { id, content, context, signals } of tasks) {
    if (content.kind !== 'video' && content.kind !== 'audio') continue
    const { durationSeconds } = content
    assert.ok(durationSeconds && durationSeconds > 3, id)
    for (const { startSeconds, endSeconds } of signals.flatMap((signal) => signal.ranges ?? [])) {
      assert.ok(
        startSeconds < endSeconds && endSeconds <= durationSeconds,
        `${id}: ${startSeconds}–${endSeconds}`,
      )
    }
    if (!context.transcript) continue
    const transcript = readFileSync(join(folder, context.transcript), 'utf8')
    assert.ok(transcript.startsWith('WEBVTT\n\n'), id)
    const [hours, minutes, seconds] = (transcript.match(/--> (\d+):(\d+):([\d.]+)/g)?.at(-1) ?? '')
      .slice(4)
      .split(':')
      .map(Number)
    const last = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)
    assert.ok(last > 2 && last <= durationSeconds + 0.2, `${id}: transcript ends at ${last}`)
  }
})

test('the formats that a moderator meets are all in the demo shift', () => {
  const sources = tasks.flatMap((task) => ('src' in task.content ? [task.content.src] : []))
  for (const ending of [
    'mp4',
    'webm',
    'm3u8',
    'mp3',
    'm4a',
    'ogg',
    'wav',
    'flac',
    'jpg',
    'png',
    'webp',
    'avif',
    'gif',
    'txt',
  ]) {
    assert.ok(
      sources.some((source) => source.endsWith(`.${ending}`)),
      ending,
    )
  }
  const playlists = sources.filter((source) => source.endsWith('.m3u8'))
  assert.ok(playlists.length >= 4)
  for (const path of playlists) {
    assert.equal(
      playlistFiles(path).filter((name) => name.endsWith('.m3u8')).length,
      4,
      `${path}: master and three renditions`,
    )
    assert.ok(playlistFiles(path).every((name) => name.startsWith(`${dirname(path)}/`)))
  }
})

test('texts carry what makes reading hard: hidden and look-alike characters, long ones, threads with one reported line', () => {
  const texts = tasks.flatMap(({ content }) =>
    content.kind === 'text' && 'text' in content ? [content.text] : [],
  )
  for (const sign of [
    /\u200b/,
    /\u202e/,
    /[a-z][а-я]|[а-я][a-z]/,
    /\p{Extended_Pictographic}/u,
    /\p{Script=Arabic}/u,
  ]) {
    assert.ok(
      texts.some((text) => sign.test(text)),
      String(sign),
    )
  }
  const threads = tasks.flatMap(({ content }) => ('thread' in content ? [content.thread] : []))
  for (const thread of threads) assert.equal(thread.filter((post) => post.reported).length, 1)
  assert.ok(threads.some((thread) => thread.length >= 150))
  assert.ok(statSync(join(folder, 'media/nights-on-line-9.txt')).size > 190_000)
})

test('what machines point at lies in the content', () => {
  for (const { id, content, signals } of tasks)
    for (const evidence of signals.flatMap(signalEvidence))
      assert.equal(findEvidenceFault(evidence, content), undefined, id)
})
