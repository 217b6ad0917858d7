import type { auditCommands } from '../../src-shared/desk/audit-commands.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import type { OwnAuditsRoom } from '../profile/own-audits.ts'
import type { Handlers } from './handlers.ts'

/** @param view where the shift stands, on whatever is worked on */
export function createAuditHandlers(
  rooms: OwnAuditsRoom,
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
    'audit:keep': (form) => {
      rooms.keep(form)
      return {}
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
