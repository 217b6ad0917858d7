import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/layers.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { type Figure, figureOf } from './figures.ts'
import { post, writePack } from './packs.ts'
import { inTemporaryFolder } from './temporary.ts'

const samples = 2000
const pageBytes = 4096
/** As many pages as SQLite's write-ahead log has before it starts over, so that both write over what is there. */
const filePages = 1000

/** A decision, durable and with the next task's view, beside one page written in place and synced on the same disk. */
export async function measureCommit(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const options = { assets: join(projectRoot, 'assets'), now: Date.now }
    const contents = Array.from({ length: samples + 1 }, (_, index) => ({ kind: 'text', text: post(index) }))
    const pack = writePack(join(folder, 'pack'), 'commit', contents)
    const first = await openProfile(join(folder, 'profile'), options)
    await importPack(first, pack, {})
    first.close()

    // Opened again: SQLite's traps with durability show only then.
    const profile = await openProfile(join(folder, 'profile'), options)
    const raw = openRawFile(join(folder, 'raw'))
    const program: number[] = []
    const floor: number[] = []
    try {
      let [next] = profile.shift.view().upcoming
      const { id: policyId, version: policyVersion } = profile.policy()
      for (let index = 0; index < samples; index += 1) {
        if (!next) throw new Error('The tasks of the bench have run out.')
        const decision = decisionOn(next.id, policyId, policyVersion)
        program.push(
          timed(() => {
            next = profile.shift.record(decision).shift.upcoming[0]
          }),
        )
        floor.push(timed(() => raw.write(index)))
      }
    } finally {
      raw.close()
      profile.close()
    }
    const floorName = '4 KiB + fdatasync'
    return [figureOf({ name: 'durable decision', program, floor, floorName })]
  })
}

function openRawFile(path: string) {
  const file = openSync(path, 'w')
  const page = Buffer.alloc(pageBytes, 1)
  for (let index = 0; index < filePages; index += 1) writeSync(file, page)
  fdatasyncSync(file)
  return {
    write(index: number) {
      writeSync(file, page, 0, pageBytes, (index % filePages) * pageBytes)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function decisionOn(taskId: string, policyId: string, policyVersion: string): Decision {
  return {
    decisionId: randomUUID(),
    taskId,
    policyId,
    policyVersion,
    verdict: 'no-violation',
    labels: [],
    note: '',
    made: {
      shownAt: new Date().toISOString(),
      activeSeconds: 12.3,
      revealedSeconds: 10.1,
      watchedShare: 1,
      signalsShown: true,
    },
  }
}
