import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { databaseFile, openProfile } from '../../../../src-main/profile/open-profile.ts'
import { backUp } from '../../../../src-main/store/backup.ts'
import { restore } from '../../../../src-main/store/restore.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { assets } from '../helpers.ts'
import { auditOne, everything, judged, onBench, sampled } from './people.ts'

const wrong = { outcome: 'disagree', error: { type: 'false-negative', severity: 'minor' } } as const

describe('audits that were made after the backup that is restored', () => {
  it('come back, and what had been drawn, judged blind or closed is not to be done again', async (t: TestContext) => {
    const { crew, qa, moderator, pack } = await sampled(t, 4)
    auditOne(qa, 'no-violation', {})
    const file = databaseFile(qa.folder)
    const now = () => crew.clock.now
    const backup = await backUp(file, qa.keys, now)
    auditOne(qa, 'violation', wrong)
    const { taskId } = onBench(qa)
    qa.audit.bench.record(judged(qa, taskId))
    const entered = { outcome: 'disagree', errorType: 'technical', note: 'Half of' } as const
    qa.audit.bench.keep({ taskId, id: onBench(qa).beside?.id ?? '', entered })
    await crew.decideAll(moderator, crew.pack(6))
    await qa.audit.room.takeIn((await moderator.audit.room.handOver(crew.files, 7)).file)
    qa.audit.room.changePlan({ ...everything, title: 'Anew' })
    await qa.audit.room.sample()
    const before = qa.audit.room.overview()
    qa.close()

    await restore(file, qa.keys, now, { backup: backup.file })
    const again = await openProfile(qa.folder, { assets, now })
    t.after(() => again.close())
    assert.deepEqual(again.audit.room.overview(), before)
    const { beside, taskId: onScreen, left } = onBench(again)
    assert.deepEqual([onScreen, left], [taskId, 2])
    assert.ok(beside?.purpose === 'audit')
    assert.deepEqual(beside.entered, entered)
    again.audit.bench.close({ taskId, auditId: beside.id, outcome: 'agree' })
    assert.equal(again.shift.view().waiting, 0)
    assert.deepEqual((await verify(file, again.keys)).faults, [])
    const { file: sent } = await again.audit.room.send(crew.files)
    assert.equal((await moderator.audit.room.takeIn(sent)).audits, 3)
    assert.equal((await crew.bring(again, pack)).added, 0)
  })
})
