import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { clearPlace, dayFileName, dayText, writeDayFile } from '../../../../src-main/sync/day-file.ts'
import { sentDaySchema } from '../../../../src-shared/model/sent-day.ts'
import { decisionOn, temporary } from '../helpers.ts'

const profile = { id: '0b8f6f0e-6f5a-4d0f-8a55-1d9a4a0b7c11', name: 'Ana “A”', role: 'moderator' } as const
const day = '2026-11-22'
const head = { day, profile, tail: { sequence: 9, hash: 'ab'.repeat(32) } }
const name = dayFileName(day, profile.id)
const now = new Date('2026-11-22T18:00:00.250Z')

function row(sequence: number) {
  const decision = decisionOn(`t${sequence}`, { note: 'a "note"\n\u2028 of two lines' })
  return {
    journalId: decision.decisionId,
    taskId: decision.taskId,
    sequence,
    at: `${day}T09:00:00.000Z`,
    kind: 'decision',
    payload: JSON.stringify(decision),
  }
}

describe('the file of a day', () => {
  test('holds each row with its own record, one a line, in the form of the schema', () => {
    const rows = [row(3), row(7)]
    const text = dayText(head, rows)
    const read = sentDaySchema.parse(JSON.parse(text))
    assert.deepEqual({ ...read, entries: [] }, { format: 'evenhand-decisions/1', ...head, entries: [] })
    assert.deepEqual(
      read.entries,
      rows.map(({ journalId, payload, ...rest }) => ({
        id: journalId,
        ...rest,
        details: JSON.parse(payload),
      })),
    )
    assert.equal(text.split('\n').length, rows.length + 3)
    assert.deepEqual(sentDaySchema.parse(JSON.parse(dayText(head, []))).entries, [])
  })

  test('says of the person no more than who it is', () => {
    const whole = { ...profile, languages: ['en'], demo: false }
    assert.deepEqual(JSON.parse(dayText({ ...head, profile: whole }, [])).profile, profile)
  })

  test('is replaced as a whole, and nothing else is left in the folder', async (t) => {
    const folder = temporary(t)
    await writeDayFile(folder, head, [row(1)])
    const rows = [row(1), row(2)]
    await writeDayFile(folder, head, rows)
    assert.deepEqual(readdirSync(folder), [name])
    assert.equal(readFileSync(join(folder, name), 'utf8'), dayText(head, rows))
  })

  test('is whole whenever it is looked at while it is written again and again', async (t) => {
    const folder = temporary(t)
    const rows = Array.from({ length: 400 }, (_, at) => row(at + 1))
    await writeDayFile(folder, head, [])
    let looks = 0
    const watcher = watch(folder, () => {
      looks += 1
      JSON.parse(readFileSync(join(folder, name), 'utf8'))
    })
    for (let count = 0; count <= rows.length; count += 20)
      await writeDayFile(folder, head, rows.slice(0, count))
    watcher.close()
    assert.ok(looks > 0)
  })

  test('is not written into a folder that is not there, which is not made either', async (t) => {
    const folder = join(temporary(t), 'share')
    await assert.rejects(writeDayFile(folder, head, []), { code: 'ENOENT' })
    mkdirSync(folder)
    await writeDayFile(folder, head, [])
  })

  test('leaves nothing of what could not be put in place', async (t) => {
    const folder = temporary(t)
    mkdirSync(join(folder, name))
    await assert.rejects(writeDayFile(folder, head, [row(1)]))
    assert.deepEqual(readdirSync(folder), [name])
  })
})

function knownIn(rows: readonly { journalId: string }[]): (id: string) => boolean {
  return (id) => rows.some(({ journalId }) => journalId === id)
}

describe('a file that is there already', () => {
  test('is replaced when it holds nothing that is not written again', async (t) => {
    const folder = temporary(t)
    const rows = [row(1), row(2)]
    assert.equal(await clearPlace(folder, head, knownIn(rows), now), undefined)
    await writeDayFile(folder, head, rows.slice(0, 1))
    assert.equal(await clearPlace(folder, head, knownIn(rows), now), undefined)
    assert.deepEqual(readdirSync(folder), [name])
  })

  test('is kept under another name when it holds a decision that the database no longer knows', async (t) => {
    const folder = temporary(t)
    const rows = [row(1), row(2)]
    await writeDayFile(folder, head, rows)
    const before = readFileSync(join(folder, name), 'utf8')
    const kept = await clearPlace(folder, head, knownIn(rows.slice(0, 1)), now)
    assert.equal(kept, `evenhand-decisions-${day}-${profile.id}.kept-2026-11-22T18-00-00.250Z.json`)
    assert.deepEqual(readdirSync(folder), [kept])
    assert.equal(readFileSync(join(folder, kept ?? ''), 'utf8'), before)
  })

  test('is looked for what killed writings have left, of which what may still be written stays', async (t) => {
    const folder = temporary(t)
    const [old, young, other] = [`.${name}.1.partial`, `.${name}.2.partial`, '.another.partial']
    for (const file of [old, young, other]) writeFileSync(join(folder, file), '{')
    const dayBefore = new Date(now.getTime() - 25 * 3_600_000)
    for (const file of [old, other]) utimesSync(join(folder, file), dayBefore, dayBefore)
    utimesSync(join(folder, young), now, now)
    assert.equal(await clearPlace(folder, head, () => true, now), undefined)
    assert.deepEqual(readdirSync(folder).sort(), [young, other].sort())
  })

  test('is kept when it cannot be read, whoever wrote it', async (t) => {
    for (const content of [
      '',
      '{"format":"evenhand-decisions/1","ent',
      '[]',
      '{"format":"evenhand-decisions/9"}',
    ]) {
      const folder = temporary(t)
      writeFileSync(join(folder, name), content)
      const kept = await clearPlace(folder, head, () => true, now)
      assert.equal(readFileSync(join(folder, kept ?? ''), 'utf8'), content)
    }
  })

  test('makes place for it also where a folder is, or a file that no program could read', async (t) => {
    for (const put of [
      (path: string) => mkdirSync(path),
      (path: string) => {
        writeFileSync(path, '')
        truncateSync(path, 3 * 1024 ** 3)
      },
    ]) {
      const folder = temporary(t)
      put(join(folder, name))
      const kept = await clearPlace(folder, head, () => true, now)
      assert.deepEqual(readdirSync(folder), [kept])
      await writeDayFile(folder, head, [row(1)])
    }
  })
})
