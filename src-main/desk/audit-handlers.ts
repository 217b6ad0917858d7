import type { auditCommands } from '../../src-shared/desk/audit-commands.ts'
import type { AuditOverview, CalibrationView, Feedback, Intake } from '../../src-shared/desk/audit-views.ts'
import type { Bench } from '../../src-shared/desk/bench-views.ts'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportReport, Receipt, ShiftView } from '../../src-shared/desk/views.ts'
import type { SamplingPlan } from '../../src-shared/model/audit.ts'
import type { AuditFigures } from '../../src-shared/rules/audit/figures.ts'
import type { Handlers } from './handlers.ts'

/** What the desk needs of audits. What asks with the system's dialog gives undefined if nothing was chosen. */
export interface AuditRooms {
  go(bench: Bench): ShiftView
  overview(): AuditOverview
  changePlan(plan: SamplingPlan): AuditOverview
  sample(): Promise<NonNullable<AuditOverview['lastSample']>['strata']>
  bringContent(what: 'file' | 'folder'): Promise<ImportReport | undefined>
  close(outcome: CommandInput<'audit:close'>): Receipt
  settle(ruling: CommandInput<'audit:settle'>): Receipt
  handOver(days: number): Promise<{ file: string; count: number } | undefined>
  send(): Promise<{ file: string; count: number; moderators: number } | undefined>
  takeIn(): Promise<Intake | undefined>
  calibrations(): CalibrationView[]
  figures(days: number): Promise<AuditFigures>
  feedback(): Feedback
  answer(answer: CommandInput<'feedback:answer'>): Feedback
}

/** @param view where the shift stands, on whatever is worked on */
export function createAuditHandlers(
  rooms: AuditRooms,
  view: () => ShiftView,
): Pick<Handlers, keyof typeof auditCommands> {
  return {
    'bench:open': ({ bench }) => rooms.go(bench),
    'records:hand-over': async ({ days }) => chosen(await rooms.handOver(days)),
    'records:send': async () => chosen(await rooms.send()),
    'records:take-in': async () => ({ ...chosen(await rooms.takeIn()), shift: view() }),
    'audit:overview': () => rooms.overview(),
    'audit:change-plan': (plan) => rooms.changePlan(plan),
    'audit:sample': async () => ({ strata: await rooms.sample(), overview: rooms.overview(), shift: view() }),
    'audit:bring-content': async ({ what }) => {
      const report = chosen(await rooms.bringContent(what))
      return { ...report, overview: rooms.overview(), shift: view() }
    },
    'audit:close': (outcome) => rooms.close(outcome),
    'audit:settle': (ruling) => rooms.settle(ruling),
    'audit:calibrations': () => rooms.calibrations(),
    'audit:figures': ({ days }) => rooms.figures(days),
    'feedback:list': () => rooms.feedback(),
    'feedback:answer': (answer) => rooms.answer(answer),
  }
}

function chosen<T>(found: T | undefined): T {
  if (found === undefined) throw new DeskError('cancelled', 'Nothing was chosen.')
  return found
}
