import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { everything, judged, onBench, sampled, team } from './people.ts'

describe('an auditor who has not judged yet', () => {
  it('sees no machine signals that were hidden when it was drawn, whatever the plan says since', async (t) => {
    const crew = team(t)
    const [moderator, qa] = [await crew.join('moderator'), await crew.join('qa')]
    const pack = join(crew.files, 'pack')
    mkdirSync(pack)
    writeFileSync(join(pack, 'pack.json'), '{"format":"evenhand-pack/1","id":"trial","title":"Trial"}')
    const task = {
      id: 't1',
      content: { kind: 'text', text: 'One.' },
      signals: [{ source: 'classifier', title: 'Spam', label: 'integrity.bulk-spam', score: 0.9 }],
    }
    writeFileSync(join(pack, 'tasks.jsonl'), `${JSON.stringify(task)}\n`)
    assert.equal((await crew.decideAll(moderator, pack)).length, 1)
    await qa.audit.room.takeIn((await moderator.audit.room.handOver(crew.files, 7)).file)
    qa.audit.room.changePlan({ ...everything, withoutSignals: true })
    await qa.audit.room.sample()
    assert.deepEqual((await crew.bring(qa, pack)).rejected, [])
    qa.audit.room.changePlan(everything)
    const { taskId } = onBench(qa)
    assert.ok(taskId)
    assert.deepEqual(qa.audit.bench.view().upcoming[0]?.signals, [])
    assert.doesNotMatch(JSON.stringify([qa.audit.bench.view(), qa.audit.bench.list(0, 10)]), /"score":0\.9/)
    qa.audit.bench.record(judged(qa, taskId))
    assert.equal(qa.audit.bench.view().upcoming[0]?.signals.length, 1)
  })

  it('sees no ratings of what they may yet draw', async (t) => {
    const { crew, handed, pack } = await sampled(t, 1)
    const files = []
    for (const name of ['Mary', 'Ida']) {
      const rater = await crew.join('qa', name)
      await rater.audit.room.takeIn(handed.file)
      rater.audit.room.changePlan({ ...everything, calibration: true })
      await rater.audit.room.sample()
      await crew.bring(rater, pack)
      rater.audit.bench.record(judged(rater, onBench(rater).taskId))
      files.push((await rater.audit.room.send(crew.files)).file)
      crew.later(1)
    }
    const late = await crew.join('qa', 'Late')
    for (const file of files) await late.audit.room.takeIn(file)
    assert.deepEqual(late.audit.room.calibrations(), [])
    await late.audit.room.sample()
    const advisor = await crew.join('advisor', 'Barbara')
    for (const file of files) await advisor.audit.room.takeIn(file)
    assert.equal(advisor.audit.room.calibrations()[0]?.raters, 2)
  })
})

describe('the content of an audit', () => {
  it('is never a task of production, also where a pack has guessed its id', async (t) => {
    const crew = team(t)
    const colleague = await crew.join('qa', 'Mary')
    await importPack(colleague, crew.pack(1), {})
    const [task] = colleague.shift.view().upcoming
    const decisionId = randomUUID()
    const id = randomUUID()
    colleague.store.transact(() => colleague.store.audits.add({ id, decisionId, purpose: 'audit' }))
    assert.throws(() => colleague.store.transact(() => colleague.store.audits.bring(id, task?.id ?? '')))
    assert.equal(colleague.audit.bench.view().waiting, 0)
  })
})
