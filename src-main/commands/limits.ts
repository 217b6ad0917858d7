import { DeskError } from '../../src-shared/desk/result.ts'
import type { Limits, LowerLimits } from '../../src-shared/model/wellbeing.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { OpenProfile } from '../profile/open-profile.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { print, say } from './tell.ts'

/** The limits by the option that sets each, and what they are of. */
const named = {
  'severe-a-day': { limit: 'severeMinutesADay', what: 'severe exposure a day' },
  'severe-a-week': { limit: 'severeMinutesAWeek', what: 'severe exposure a week' },
  'a-day': { limit: 'minutesADay', what: 'all exposure a day' },
} as const satisfies Record<string, { limit: keyof Limits; what: string }>
const optionNames = Object.keys(named) as (keyof typeof named)[]

/** Shows the limits of exposure of the person whose profile this is, and lowers them for a lead; each change is in the journal. */
export const limitsCommand: Command = {
  on: 'profile',
  takes: [...optionNames, 'clear'],
  check(call) {
    const asked = askedIn(call)
    if (call.options.clear && Object.keys(asked).length > 0)
      throw new UsageError('--clear takes all limits back, so it goes with no other.')
  },
  run(profile, call) {
    const asked = askedIn(call)
    if (call.options.clear) setLimits(profile, {})
    else if (Object.keys(asked).length > 0)
      setLimits(profile, { ...profile.store.wellbeing.leadLimits(), ...asked })
    show(profile)
    return 0
  },
}

/** @throws UsageError for what is no number of minutes */
function askedIn({ options }: Call): LowerLimits {
  const asked: LowerLimits = {}
  for (const name of optionNames) {
    const text = options[name]
    if (text === undefined) continue
    const minutes = Number(text)
    if (text.trim() === '' || !(minutes > 0) || !Number.isFinite(minutes))
      throw new UsageError(`--${name} is a number of minutes above 0.`)
    asked[named[name].limit] = minutes
  }
  return asked
}

/** @throws DeskError `policy-refused` for one above the organisation's */
function setLimits({ store, policy }: OpenProfile, limits: LowerLimits): void {
  const { limits: floor } = policy().wellbeing
  for (const { limit, what } of Object.values(named)) {
    const asked = limits[limit]
    if (asked !== undefined && asked > floor[limit])
      throw new DeskError(
        'policy-refused',
        `The organisation allows ${floor[limit]} min of ${what}. A lead can lower that, and not raise it to ${asked}.`,
      )
  }
  store.transact(() => {
    store.wellbeing.saveLeadLimits(limits)
    store.journal.append({ id: newId(), kind: 'limit', payload: { limits } })
  })
}

function show({ store, policy, wellbeing }: OpenProfile): void {
  const organisation = policy().wellbeing.limits
  const terms = wellbeing.terms()
  const inForce: Limits = {
    severeMinutesADay: terms.severeDayMs / 60_000,
    severeMinutesAWeek: terms.severeWeekMs / 60_000,
    minutesADay: terms.dayMs / 60_000,
  }
  for (const { limit, what } of Object.values(named))
    say(`${what}: ${inForce[limit]} min (the organisation's figure: ${organisation[limit]})`)
  print({ inForce, lead: store.wellbeing.leadLimits(), organisation })
}
