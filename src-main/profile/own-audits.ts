import type { AuditOverview, CalibrationView, Feedback, Intake } from '../../src-shared/desk/audit-views.ts'
import type { Bench } from '../../src-shared/desk/bench-views.ts'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { mayWorkOn } from '../../src-shared/desk/roles.ts'
import type { ImportReport, Receipt, ShiftView } from '../../src-shared/desk/views.ts'
import type { SamplingPlan } from '../../src-shared/model/audit.ts'
import type { AuditFigures } from '../../src-shared/rules/audit/figures.ts'
import { auditFiguresOf } from './audit-figures.ts'
import type { HeldProfile } from './hold-profile.ts'
import type { Imports } from './imports.ts'

/** What people do around audits, in the window. What asks for a path is undefined if nothing was chosen. */
export interface OwnAuditsRoom {
  /** @throws DeskError `wrong-role` */
  go(bench: Bench): ShiftView
  overview(): AuditOverview
  changePlan(plan: SamplingPlan): AuditOverview
  sample(): Promise<NonNullable<AuditOverview['lastSample']>['strata']>
  bringContent(what: 'file' | 'folder'): Promise<ImportReport | undefined>
  keep(form: CommandInput<'audit:keep'>): void
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

/**
 * @param profile the open one. @throws DeskError if none is
 * @param now the wall clock, ms since the epoch
 * @param choose asks with the system's dialog; an absolute path, or undefined when nothing was chosen
 */
export function createOwnAudits(
  profile: () => HeldProfile,
  choose: (what: 'file' | 'folder' | 'new-folder', title: string) => Promise<string | undefined>,
  imports: Pick<Imports, 'run'>,
  now: () => number,
): OwnAuditsRoom {
  const room = () => profile().audit.room
  const bench = () => profile().audit.bench

  /** Asked of an open profile only. */
  function ask(...terms: Parameters<typeof choose>): ReturnType<typeof choose> {
    profile()
    return choose(...terms)
  }

  return {
    go(to) {
      const { role } = profile().profile()
      if (!mayWorkOn(role, to))
        throw new DeskError('wrong-role', 'Audits are for QA reviewers, policy advisors and market leads.')
      if (to === 'audit') room().followDisputes()
      return profile().benches.go(to)
    },
    overview: () => room().overview(),
    changePlan(plan) {
      room().changePlan(plan)
      return room().overview()
    },
    sample: () => room().sample(),
    async bringContent(what) {
      const path = await ask(what, 'The task pack that the decisions were made on')
      return path === undefined ? undefined : imports.run(path, { for: 'audit' })
    },
    keep: (form) => bench().keep(form),
    close: (outcome) => bench().close(outcome),
    settle: (ruling) => bench().settle(ruling),
    async handOver(days) {
      const folder = await ask('new-folder', 'Where your decisions are written to, for an audit')
      return folder === undefined ? undefined : room().handOver(folder, days)
    },
    async send() {
      const folder = await ask('new-folder', 'Where your audits, disputes and rulings are written to')
      return folder === undefined ? undefined : room().send(folder)
    },
    async takeIn() {
      const path = await ask('file', 'Decisions, audits or disputes that somebody has sent')
      return path === undefined ? undefined : room().takeIn(path)
    },
    calibrations: () => room().calibrations(),
    figures: (days) => auditFiguresOf(profile(), days, now()),
    feedback: () => room().feedback(),
    answer: (answer) => room().answer(answer),
  }
}
