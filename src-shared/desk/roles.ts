import type { Role } from '../model/profile.ts'
import type { Bench } from './bench-views.ts'
import type { CommandName } from './contract.ts'

const auditors = ['qa', 'lead'] as const
const settlers = ['qa', 'advisor', 'lead'] as const
const trainers = ['trainer', 'lead'] as const

/** Commands that are not for everybody, and whose they are. Main refuses them to all others. */
export const rolesOf: Partial<Record<CommandName, readonly Role[]>> = {
  'audit:overview': settlers,
  'audit:change-plan': auditors,
  'audit:sample': auditors,
  'audit:bring-content': settlers,
  'audit:keep': settlers,
  'audit:close': auditors,
  'audit:settle': settlers,
  'audit:calibrations': settlers,
  'audit:figures': [...settlers, 'trainer'],
  'practice:cases': trainers,
  'practice:collect': trainers,
  'practice:publish': trainers,
  'practice:export': trainers,
  // What somebody handed over is for whoever trains them, and for nobody above.
  'practice:cohort': ['trainer'],
  'practice:person': ['trainer'],
  'practice:item': ['trainer'],
}

/** Whether a role may ask for a command. */
export function mayAsk(role: Role, command: CommandName): boolean {
  return rolesOf[command]?.includes(role) ?? true
}

/** Whether a role may work on tasks of a sort. */
export function mayWorkOn(role: Role, bench: Bench): boolean {
  return bench !== 'audit' || (settlers as readonly Role[]).includes(role)
}
