import type { ImportReport } from '../../src-shared/desk/views.ts'
import type { Pack } from '../../src-shared/model/pack.ts'

/** How many refused entries and problems a report lists; it counts them all. */
const maxListed = 1000

/** Gathers what an import has to say about its entries. */
export function createReport(pack: Pack) {
  const rejected: ImportReport['rejected'] = []
  const problems: ImportReport['problems'] = []
  let rejectedCount = 0
  let problemCount = 0
  return {
    /** An entry that does not come in. */
    refuse(line: number, reason: string): void {
      rejectedCount += 1
      if (rejected.length < maxListed) rejected.push({ line, reason })
    },
    /** A task that comes in, but not with all of its content. */
    complain(line: number, taskId: string, reason: string): void {
      problemCount += 1
      if (problems.length < maxListed) problems.push({ line, taskId, reason })
    },
    finish(added: number, known: number): ImportReport {
      const { id: packId, title } = pack
      return { packId, title, added, known, rejected, rejectedCount, problems, problemCount }
    },
  }
}
