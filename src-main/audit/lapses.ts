import { createHash } from 'node:crypto'
import type { Lapse } from '../../src-shared/rules/audit/audit-case.ts'
import type { AuditParts } from './audit-parts.ts'
import type { FoundCase } from './cases.ts'

/**
 * Leaves a row of the journal for each deadline that has passed, once: who was late, and what follows. In the caller's
 * transaction.
 */
export function noteLapses({ store }: Pick<AuditParts, 'store'>, cases: readonly FoundCase[]): void {
  for (const { followed, view } of cases) {
    const { auditId, decisionId } = followed.audit
    for (const [index, lapse] of followed.lapses.entries()) {
      const id = idOf(auditId, lapse)
      if (store.journal.find(id)) continue
      const shown = view.lapses[index]
      store.journal.append({ id, kind: 'lapse', payload: { auditId, decisionId, ...shown } })
    }
  }
}

/** The same lapse has the same id (UUIDv8, RFC 9562), however often and wherever it is found. */
function idOf(auditId: string, { of, at, leadsTo }: Lapse): string {
  const hash = createHash('sha256').update(`${auditId} ${of} ${at} ${leadsTo}`).digest('hex')
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5')
}
