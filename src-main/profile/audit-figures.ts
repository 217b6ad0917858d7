import type { AuditFigures } from '../../src-shared/rules/audit/figures.ts'
import { startRecordsThread } from '../store/records-thread.ts'
import { databaseFile, type OpenProfile } from './open-profile.ts'

const dayMs = 24 * 60 * 60_000

/** Figures of the audits of so many days, told on a thread beside the program's own. @param now ms since the epoch */
export async function auditFiguresOf(
  { folder, keys, policy }: Pick<OpenProfile, 'folder' | 'keys' | 'policy'>,
  days: number,
  now: number,
): Promise<AuditFigures> {
  const { moderatorDays: moderator, settlerDays: settler, leastCases: leastN } = policy().audit
  const thread = startRecordsThread(databaseFile(folder), keys)
  try {
    const since = new Date(now - days * dayMs).toISOString()
    return await thread.figures(since, { now, deadlines: { moderator, settler }, leastN })
  } finally {
    await thread.end()
  }
}
