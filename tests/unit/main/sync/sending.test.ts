import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import type { Store } from '../../../../src-main/store/store.ts'
import { dayFileName, dayText } from '../../../../src-main/sync/day-file.ts'
import { createSending, type SendingParts, type SendingRoom } from '../../../../src-main/sync/sending.ts'
import type { Sending } from '../../../../src-shared/desk/views.ts'
import { type SentDay, sentDaySchema } from '../../../../src-shared/model/sent-day.ts'
import { newId } from '../../../../src-shared/rules/new-id.ts'
import { decisionOn, enter, enterTexts, restartable, taskRow, temporary } from '../helpers.ts'

const noon = Date.parse('2026-11-22T12:00:00Z')
const undoMs = 10_000
const profile = { id: '0b8f6f0e-6f5a-4d0f-8a55-1d9a4a0b7c11', name: 'Ana', role: 'moderator' } as const

/** A clock that the test sets, a store, and an outbox whose sending can be watched. */
function trial(t: TestContext) {
  const clock = { ms: noon }
  const opened = restartable(t, () => clock.ms)
  const rooms: SendingRoom[] = []
  t.after(() => {
    for (const room of rooms) room.close()
  })

  /** Sends until the state is as wanted; resolves with all states on the way. */
  function until(
    isEnough: (state: Sending, room: SendingRoom) => boolean,
    parts: Partial<SendingParts> = {},
  ) {
    const seen: Sending[] = []
    return new Promise<Sending[]>((resolve, reject) => {
      const { store } = opened
      const room = createSending({
        outbox: store.outbox,
        transact: store.transact,
        forget: (taskId) => store.tasks.forget(taskId),
        shred: async () => {},
        folder: () => undefined,
        who: () => profile,
        tail: () => store.journal.tail(),
        now: () => clock.ms,
        onChange(state) {
          seen.push(state)
          if (!isEnough(state, room)) return
          room.close()
          resolve(seen)
        },
        fault: reject,
        pace: { wakeMs: 0, gatherMs: 1, retryMs: 1, longestRetryMs: 4 },
        ...parts,
      })
      rooms.push(room)
      room.wake()
    })
  }

  return {
    clock,
    until,
    get store() {
      return opened.store
    },
    restart: () => opened.restart(),
  }
}

/** What the shift does for a decision, without the rest of it. */
function decide(store: Store, taskId: string, nowMs: number, decisionId = newId()): string {
  store.transact(() => {
    const payload = decisionOn(taskId, { decisionId })
    store.journal.append({ id: decisionId, kind: 'decision', taskId, payload })
    store.tasks.markDecided(taskId)
    store.outbox.hold(decisionId, taskId, new Date(nowMs + undoMs).toISOString())
  })
  return decisionId
}

function daysIn(folder: string): SentDay[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => sentDaySchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

const isDrained = ({ held, ready }: Sending) => held + ready === 0

describe('the end of the undo window', () => {
  test('frees a decision and has its content forgotten, not a moment earlier', async (t) => {
    const { store, clock, until } = trial(t)
    const media = [{ id: 'm1', bytes: 3, sha256: 'ab', path: 'a.txt', mime: 'text/plain' }]
    enter(store, [{ ...taskRow('a'), media }])
    const id = decide(store, 'a', clock.ms)
    clock.ms += undoMs - 1
    const [first] = await until(() => true)
    assert.deepEqual(first, { held: 1, ready: 0, attention: 0 })
    clock.ms += 1
    const shredded: string[] = []
    await until(({ ready }) => ready === 1, {
      shred: async (mediaId) => {
        shredded.push(mediaId)
      },
    })
    assert.equal(store.outbox.stateOf(id), 'ready')
    assert.deepEqual(shredded, ['m1'])
    assert.doesNotMatch(JSON.stringify(store.tasks.find('a')), /Text of a/)
  })

  test('is waited for, without being asked again', async (t) => {
    const { store, until } = trial(t)
    enterTexts(store, ['a'])
    const made = noon - undoMs + 30
    decide(store, 'a', made)
    const from = performance.now()
    const now = () => noon + performance.now() - from
    const seen = await until(({ ready }) => ready === 1, { now })
    assert.deepEqual(
      seen.map(({ held }) => held),
      [1, 0],
    )
  })

  test('comes for a decision whose content cannot be removed, and for the others with it', async (t) => {
    const { store, clock, until } = trial(t)
    enterTexts(store, ['a', 'b', 'c'])
    for (const id of ['a', 'b', 'c']) decide(store, id, clock.ms)
    clock.ms += undoMs
    const forget = (taskId: string) => {
      if (taskId === 'b') throw new Error('database disk image is malformed')
      return store.tasks.forget(taskId)
    }
    await until(({ ready }) => ready === 3, { forget })
    assert.doesNotMatch(JSON.stringify(store.tasks.find('c')), /Text of c/)
  })

  test('comes for many at once, in several transactions', async (t) => {
    const { store, clock, until } = trial(t)
    const ids = Array.from({ length: 120 }, (_, at) => `t${at}`)
    enterTexts(store, ids)
    for (const id of ids) decide(store, id, clock.ms)
    clock.ms += undoMs
    let transactions = 0
    const transact: Store['transact'] = (work) => {
      transactions += 1
      return store.transact(work)
    }
    await until(({ ready }) => ready === ids.length, { transact })
    assert.ok(transactions > 1 && transactions < ids.length, `${transactions}`)
  })

  test('is held up by a shredding that fails only in the sense that the fault is told', async (t) => {
    const { store, clock, until } = trial(t)
    const media = [{ id: 'm1', bytes: 3, sha256: 'ab', path: 'a.txt', mime: 'text/plain' }]
    enter(store, [{ ...taskRow('a'), media }])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const faults: unknown[] = []
    await until(({ ready }) => ready === 1, {
      shred: () => Promise.reject(new Error('no such disk')),
      fault: (error) => faults.push(error),
    })
    assert.equal(String(faults), 'Error: no such disk')
    assert.equal(store.tasks.isShredded('m1'), true)
  })
})

describe('sending to a folder', () => {
  test('writes a file for each day, with everything of that day, and no decision that was taken back', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = temporary(t)
    enterTexts(store, ['a', 'b', 'c', 'd'])
    const [a, b] = [decide(store, 'a', clock.ms), decide(store, 'b', clock.ms)]
    store.transact(() => store.outbox.withdraw(b))
    clock.ms += 24 * 3_600_000
    const c = decide(store, 'c', clock.ms)
    clock.ms += undoMs
    await until(isDrained, { folder: () => folder })
    // The clock is set back a day: its decision joins that day's file.
    clock.ms -= 24 * 3_600_000
    const d = decide(store, 'd', clock.ms)
    clock.ms += undoMs
    await until(isDrained, { folder: () => folder })
    const days = daysIn(folder).sort((one, other) => one.day.localeCompare(other.day))
    assert.deepEqual(
      days.map(({ day, entries }) => [day, entries.map(({ id }) => id)]),
      [
        ['2026-11-22', [a, d]],
        ['2026-11-23', [c]],
      ],
    )
    const { sequence, hash } = store.journal.tail() ?? assert.fail()
    assert.deepEqual(days[0]?.tail, { sequence, hash: Buffer.from(hash).toString('hex') })
    assert.deepEqual(days[0]?.entries[0]?.details, JSON.parse(store.journal.find(a)?.payload ?? ''))
    assert.equal(store.outbox.counts().sent, 3)
  })

  test('leaves the decisions of two profiles in one folder apart', async (t) => {
    const folder = temporary(t)
    const ids = [profile.id, '7d3c4a52-0f0e-4a61-9f7e-2b0f6f3a9d10']
    for (const id of ids) {
      const { store, clock, until } = trial(t)
      enterTexts(store, ['a'])
      decide(store, 'a', clock.ms)
      clock.ms += undoMs
      await until(isDrained, { folder: () => folder, who: () => ({ ...profile, id }) })
    }
    assert.deepEqual(
      daysIn(folder)
        .map((day) => day.profile.id)
        .sort(),
      ids.sort(),
    )
  })

  test('waits while no folder is chosen, and begins when there is one', async (t) => {
    const { store, clock, until } = trial(t)
    enterTexts(store, ['a'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const waiting = await until(({ ready }) => ready === 1)
    assert.deepEqual(waiting.at(-1), { held: 0, ready: 1, attention: 0 })
    const folder = temporary(t)
    const sent = await until(isDrained, { folder: () => folder })
    assert.deepEqual(sent.at(-1), { held: 0, ready: 0, attention: 0, folder })
    assert.equal(daysIn(folder).length, 1)
  })

  test('tries again by itself, with the reason to be read meanwhile, until the folder is there', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = join(temporary(t), 'share')
    enterTexts(store, ['a'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const connect = (state: Sending) => {
      if (state.problem !== undefined) mkdirSync(folder, { recursive: true })
      return isDrained(state)
    }
    const seen = await until(connect, { folder: () => folder })
    assert.match(seen.at(-2)?.problem ?? '', /share is not there; .*Nothing is lost/)
    assert.equal(seen.at(-1)?.problem, undefined)
    assert.equal(daysIn(folder).length, 1)
  })

  test('tries at once when a person asks for it, however long it would wait', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = join(temporary(t), 'share')
    enterTexts(store, ['a'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    await until(
      (state, room) => {
        if (state.problem !== undefined) {
          mkdirSync(folder, { recursive: true })
          room.tryAgain()
        }
        return isDrained(state)
      },
      { folder: () => folder, pace: { wakeMs: 0, gatherMs: 1, retryMs: 3_600_000 } },
    )
    assert.equal(daysIn(folder).length, 1)
  })

  test('does the same again after a crash between the file and the mark', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = temporary(t)
    enterTexts(store, ['a', 'b'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const crash = () => {
      throw new Error('crashed')
    }
    const crashing = { ...store.outbox, markSent: crash }
    await until(({ problem }) => problem !== undefined, { outbox: crashing, folder: () => folder })
    const before = daysIn(folder)
    assert.equal(store.outbox.counts().ready, 1)
    await until(isDrained, { folder: () => folder })
    assert.deepEqual(daysIn(folder), before)
  })

  test('sets a record aside that cannot be read, and sends the others', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = temporary(t)
    enterTexts(store, ['a', 'b'])
    const [a, b] = [decide(store, 'a', clock.ms), decide(store, 'b', clock.ms)]
    clock.ms += undoMs
    const broken = (limit: number) =>
      store.outbox.ready(limit).map((row) => (row.journalId === a ? { ...row, payload: '{"verdict":' } : row))
    const seen = await until(isDrained, { outbox: { ...store.outbox, ready: broken }, folder: () => folder })
    assert.equal(seen.at(-1)?.attention, 1)
    assert.deepEqual(
      daysIn(folder).flatMap(({ entries }) => entries.map(({ id }) => id)),
      [b],
    )
  })

  test('can be ended at any moment, and goes on with the next opening', async (t) => {
    const opened = trial(t)
    const folder = temporary(t)
    enterTexts(opened.store, ['a'])
    decide(opened.store, 'a', opened.clock.ms)
    opened.clock.ms += undoMs
    // Ended as soon as the file is about to be written, with the database closed right after.
    await opened.until(({ ready }) => ready === 1, { folder: () => folder })
    opened.restart()
    await opened.until(isDrained, { folder: () => folder })
    assert.equal(daysIn(folder)[0]?.entries.length, 1)
  })

  test('keeps no content while a drive hangs, says that it does, and ends when it answers', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = temporary(t)
    const day = '2026-11-22'
    const file = join(folder, dayFileName(day, profile.id))
    // Reading from a pipe that nobody writes to hangs as a dead share does.
    if (spawnSync('mkfifo', [file]).status !== 0) return t.skip('there are no named pipes here')
    enterTexts(store, ['a', 'b'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const b = decide(store, 'b', clock.ms)
    let released = false
    const seen = await until(
      (state, room) => {
        if (state.problem !== undefined && store.outbox.stateOf(b) === 'held') {
          clock.ms += undoMs
          room.wake()
        }
        if (store.outbox.stateOf(b) === 'ready' && !released) {
          released = true
          const tail = { sequence: 0, hash: '0'.repeat(64) }
          writeFileSync(file, dayText({ day, profile, tail }, []))
        }
        return isDrained(state)
      },
      { folder: () => folder, pace: { wakeMs: 0, gatherMs: 1, retryMs: 1, longestRetryMs: 4, silentMs: 20 } },
    )
    assert.ok(seen.some(({ problem }) => /does not answer/.test(problem ?? '')))
    assert.equal(daysIn(folder)[0]?.entries.length, 2)
  })

  test('keeps a file that somebody else puts in the place of its own while it runs', async (t) => {
    const { store, clock, until } = trial(t)
    const folder = temporary(t)
    enterTexts(store, ['a', 'b'])
    decide(store, 'a', clock.ms)
    clock.ms += undoMs
    const name = dayFileName('2026-11-22', profile.id)
    let foreign = ''
    await until(
      ({ ready, held }, room) => {
        if (ready + held > 0) return false
        if (foreign === '') {
          const day = JSON.parse(readFileSync(join(folder, name), 'utf8'))
          for (const entry of day.entries) entry.id = newId()
          foreign = JSON.stringify(day)
          writeFileSync(join(folder, name), foreign)
          decide(store, 'b', clock.ms - undoMs)
          room.wake()
          return false
        }
        return true
      },
      { folder: () => folder },
    )
    const kept = readdirSync(folder).filter((file) => file.includes('.kept-'))
    assert.deepEqual(
      kept.map((file) => readFileSync(join(folder, file), 'utf8')),
      [foreign],
    )
  })
})
