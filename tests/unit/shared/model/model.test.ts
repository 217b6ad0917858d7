import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { z } from 'zod'
import { mediaUrl } from '../../../../src-shared/desk/contract.ts'
import { decisionSchema } from '../../../../src-shared/model/decision.ts'
import { evidenceSchema } from '../../../../src-shared/model/evidence.ts'
import { codeSchema, instantSchema, languageSchema } from '../../../../src-shared/model/kind.ts'
import { settingsChangeSchema, settingsSchema } from '../../../../src-shared/model/settings.ts'
import { strokeSchema } from '../../../../src-shared/model/stroke.ts'
import { mediaPathSchema, taskSchema } from '../../../../src-shared/model/task.ts'
import { describeIssues } from '../../../../src-shared/rules/describe-issues.ts'

function accepts(schema: z.ZodType, values: readonly unknown[]): void {
  for (const value of values) assert.ok(schema.safeParse(value).success, `refused ${JSON.stringify(value)}`)
}

function refuses(schema: z.ZodType, values: readonly unknown[]): void {
  for (const value of values) assert.ok(!schema.safeParse(value).success, `accepted ${JSON.stringify(value)}`)
}

test('a media path stays inside its pack', () => {
  accepts(mediaPathSchema, ['a.mp4', 'media/a b.jpg', 'hls/720p/part-0.m4s', 'ملف.png', 'a/.hidden', '...'])
  refuses(mediaPathSchema, [
    '',
    '/etc/passwd',
    '../a',
    'a/../b',
    'a//b',
    'a/',
    './a',
    'a/.',
    'C:/a',
    'c:a',
    '\\\\host\\a',
    'a\\b',
    'a\0b',
    'x'.repeat(501),
  ])
})

test('a media path can be written as an address, also where its characters are odd', () => {
  assert.equal(mediaUrl('t:1', 'a b/c#?.mp4'), '/media/t%3A1/a%20b/c%23%3F.mp4')
  refuses(mediaPathSchema, ['half-\ud83d.mp4', '\udc00'])
})

test('a stroke is modifiers in one order and a place, or a character', () => {
  accepts(strokeSchema, [
    'KeyN',
    'Digit0',
    'Shift+Comma',
    'Ctrl+Alt+Shift+KeyZ',
    'F12',
    'NumpadEnter',
    'char:?',
    'char:é',
    'char:😀',
  ])
  refuses(strokeSchema, [
    '',
    'n',
    'keyN',
    'KeyNN',
    'Shift+Ctrl+KeyN',
    'Meta+KeyN',
    'F13',
    'char:',
    'char:ab',
    'char: ',
    'KeyN ',
    'Shift',
    'ShiftLeft',
  ])
})

test('codes and ids are plain, languages are tags, instants say their offset', () => {
  accepts(codeSchema, ['a', 'hate.slur', 'A-1_b.c', 'x'.repeat(64)])
  refuses(codeSchema, ['', '.a', '-a', 'a b', 'a/b', 'ä', 'x'.repeat(65), 'a\n'])
  accepts(taskSchema.shape.id, ['1', 'a:b', 'x'.repeat(128)])
  refuses(taskSchema.shape.id, ['', '../a', ':a', 'a/b', 'x'.repeat(129), 'a\n'])
  accepts(languageSchema, ['en', 'pt-BR', 'zh-Hant-TW', 'fil'])
  refuses(languageSchema, ['', 'english', 'pt_BR', 'e'])
  accepts(instantSchema, ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00.123+02:00'])
  refuses(instantSchema, ['2026-03-01', '2026-03-01T09:30:00', '2026-02-30T00:00:00Z', 'today'])
})

describe('a task', () => {
  test('needs no more than an id and content', () => {
    const task = taskSchema.parse({ id: 'a', content: { kind: 'text', text: 'Hello' } })
    assert.deepEqual([task.queue, task.priority, task.severity, task.signals], ['reports', 500, 2, []])
  })

  test('that is wrong is told by the place of the fault', () => {
    const say = (value: unknown) => {
      const parsed = taskSchema.safeParse(value)
      return parsed.success ? [] : describeIssues(parsed.error)
    }
    assert.deepEqual(say({ id: 'a', content: { kind: 'video', src: '../x' } }), [
      'content.src: must stay inside the pack',
    ])
    assert.deepEqual(say({ id: 'a', content: { kind: 'text', text: 'x' }, colour: 1 }), [
      'the entry: Unrecognized key: "colour"',
    ])
    assert.deepEqual(say(7), ['the entry: Invalid input: expected object, received number'])
  })
})

test('evidence stays on the picture and in finite time', () => {
  accepts(evidenceSchema, [
    { type: 'time-range', startSeconds: 1, endSeconds: 1 },
    { type: 'region', x: 0.5, y: 0, width: 0.5, height: 1 },
    { type: 'span', post: 0, start: 0, end: 4 },
  ])
  refuses(evidenceSchema, [
    { type: 'time-range', startSeconds: -1, endSeconds: 1 },
    { type: 'time-range', startSeconds: 0, endSeconds: Number.POSITIVE_INFINITY },
    { type: 'region', x: 0, y: 0, width: 1.5, height: 1 },
    { type: 'span', post: 0, start: 0.5, end: 4 },
    { type: 'span', post: 0, start: 0, end: 4, note: 'x' },
  ])
})

test('a decision is known by a UUID that was minted at the key press', () => {
  refuses(decisionSchema.shape.decisionId, ['', '1', 'not-a-uuid-but-36-characters-long-xx'])
  accepts(decisionSchema.shape.decisionId, [crypto.randomUUID()])
})

test('a change of settings names only what changes', () => {
  assert.deepEqual(settingsChangeSchema.parse({ volume: 1 }), { volume: 1 })
  assert.equal(settingsSchema.parse({}).theme, 'dark')
  refuses(settingsChangeSchema, [
    { volume: 2 },
    { colour: 'red' },
    { keys: { submit: 'n' } },
    { blurPixels: 0 },
  ])
})
