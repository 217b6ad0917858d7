import { type TaskKind, taskKinds } from '../model/kind.ts'
import type { Choice, Policy } from '../model/policy.ts'
import type { Stroke } from '../model/stroke.ts'
import { type PaneMode, type ProgramAction, programBindings } from './program-actions.ts'

/**
 * What a key does, as a name that settings, tests and the screen share: a program action, `category:CODE`, `label:CODE`,
 * `quick:CODE` (a label's single key), `escalate:CODE`, `skip:CODE`, `cannot-review:CODE` or `aside:CODE` (a task is held,
 * returned or sent on).
 */
export type ActionName =
  | ProgramAction
  | `${'category' | 'label' | 'quick' | 'escalate' | 'skip' | 'cannot-review' | 'aside'}:${string}`

/** Strokes that leave an opened level without choosing in it. */
export const levelClosers: readonly Stroke[] = ['Escape', 'Backspace']

export interface Binding {
  action: ActionName
  /** One stroke, or two pressed one after the other. */
  keys: readonly [Stroke] | readonly [Stroke, Stroke]
  kinds: readonly TaskKind[]
  modes: readonly PaneMode[]
  /** Title from the policy; program actions are named by the interface's messages. */
  title?: string
  repeats: boolean
  /** The next key chooses among the bindings that start with this one's stroke. */
  opens: boolean
  /** Counts also while typing and in dialogs, unless its stroke types. */
  everywhere: boolean
  /** Another key for an action that has one already; not shown beside the control. */
  alternative: boolean
}

export interface KeyMap {
  bindings: readonly Binding[]
}

/** Two actions that want the same key at the same time. */
export interface Collision {
  keys: readonly Stroke[]
  first: string
  second: string
}

export type CompiledKeyMap =
  | { ok: true; keyMap: KeyMap }
  | {
      ok: false
      collisions: Collision[]
      unknown: string[]
      /** Actions that count while typing, on a key that types. */
      typed: string[]
    }

/** Own strokes by action, in place of the policy's or the program's. For two-stroke actions: the second stroke. */
export type KeyOverrides = Readonly<Record<string, Stroke>>

/**
 * Compiles a policy, and a person's own keys, into one key map. Refuses, naming both actions, where two would answer to
 * the same keys for the same kind of task, or where one's key is the beginning of another's two; and names overrides of
 * actions that do not exist, or that count while typing and were given a key that types.
 */
export function compileKeyMap(policy: Policy, overrides: KeyOverrides = {}): CompiledKeyMap {
  const bindings = [...programKeys(overrides), ...policyKeys(policy, overrides)]
  const known = new Set<string>(bindings.map((binding) => binding.action))
  const unknown = Object.keys(overrides).filter((action) => !known.has(action))
  const collisions = findCollisions(bindings)
  const typed = bindings.filter((binding) => !binding.alternative && wouldNeverCount(binding, bindings))
  return collisions.length + unknown.length + typed.length === 0
    ? { ok: true, keyMap: { bindings } }
    : { ok: false, collisions, unknown, typed: typed.map(({ action }) => action) }
}

/**
 * For a policy that came here before the program had all of its keys: wherever both want one, the policy's stays, since
 * each of its labels must have a key, and the program's can still be clicked.
 */
export function yieldToPolicy(policy: Policy): KeyMap {
  const labels = policyKeys(policy, {}).filter(({ action }) => /^(category|label|quick):/.test(action))
  const given = programKeys({}).filter(
    (binding) => !labels.some((other) => other.keys[0] === binding.keys[0] && collide(binding, other)),
  )
  // What only an opener that gave way would open goes with it.
  const choices = policyKeys(policy, {}).filter(({ action }) =>
    given.some((binding) => binding.opens && action.startsWith(`${binding.action}:`)),
  )
  return { bindings: [...given, ...labels, ...choices] }
}

/** A collision as a sentence, with keys in their written form. */
export function describeCollision({ keys, first, second }: Collision): string {
  return `The key ${keys.join(' then ')} is wanted by both ${first} and ${second}.`
}

/** Why a key map was refused, each reason as a sentence. */
export function describeRefusal(refused: Extract<CompiledKeyMap, { ok: false }>): string[] {
  return [
    ...refused.collisions.map(describeCollision),
    ...refused.unknown.map((action) => `There is no action ${action}.`),
    ...refused.typed.map(
      (action) => `${action} counts while typing, so its key must go with Ctrl or Alt, or be a function key.`,
    ),
  ]
}

/** Of what counts while typing, one stroke at least must not type. */
function wouldNeverCount({ action, everywhere }: Binding, bindings: readonly Binding[]): boolean {
  return everywhere && bindings.every((other) => other.action !== action || types(other))
}

/** Whether the stroke would put a character into a field. */
export function types({ keys: [stroke] }: Binding): boolean {
  return !/^(Ctrl|Alt)\+|^(Shift\+)?F\d+$/.test(stroke)
}

const normal: readonly PaneMode[] = ['normal']
const looking: readonly PaneMode[] = ['normal', 'beside']

function programKeys(overrides: KeyOverrides): Binding[] {
  return programBindings.flatMap(({ action, kinds, modes, strokes, repeats, opens, everywhere }) => {
    const own = overrides[action]
    return (own ? [own] : strokes).map((stroke, index) => ({
      action,
      keys: [stroke] as const,
      kinds,
      modes: modes ?? looking,
      repeats: repeats ?? false,
      opens: opens ?? false,
      everywhere: everywhere ?? false,
      alternative: index > 0,
    }))
  })
}

function policyKeys(policy: Policy, overrides: KeyOverrides): Binding[] {
  const bind = (action: ActionName, keys: Binding['keys'], title?: string, opens = false): Binding => ({
    action,
    keys,
    kinds: taskKinds,
    modes: normal,
    ...(title !== undefined && { title }),
    repeats: false,
    opens,
    everywhere: false,
    alternative: false,
  })
  const bindings: Binding[] = []
  for (const category of policy.categories) {
    const prefix = overrides[`category:${category.code}`] ?? category.key
    bindings.push(bind(`category:${category.code}`, [prefix], category.title, true))
    for (const label of category.labels) {
      const own = overrides[`label:${label.code}`] ?? label.key
      bindings.push(bind(`label:${label.code}`, [prefix, own], label.title))
      const quick = overrides[`quick:${label.code}`] ?? label.quickKey
      if (quick) bindings.push(bind(`quick:${label.code}`, [quick], label.title))
    }
  }
  const choices = (opener: Opener, list: readonly (Pick<Choice, 'code' | 'key'> & { title?: string })[]) => {
    const prefix = overrides[opener] ?? defaultStroke(opener)
    for (const choice of list) {
      const own = overrides[`${opener}:${choice.code}`] ?? choice.key
      bindings.push(bind(`${opener}:${choice.code}`, [prefix, own], choice.title))
    }
  }
  choices('escalate', policy.escalationRoutes)
  choices('skip', policy.skipReasons)
  choices('cannot-review', policy.cannotReviewReasons)
  choices('aside', [...ownAsides, ...policy.sendTo])
  return bindings
}

/** Program actions whose children the policy names. */
export type Opener = 'escalate' | 'skip' | 'cannot-review' | 'aside'

/** Ways to put a task aside that every policy has; the interface's messages name them. */
export const ownAsides = [
  { code: 'hold', key: 'KeyH' },
  { code: 'return', key: 'KeyR' },
] as const

function defaultStroke(action: ProgramAction): Stroke {
  const binding = programBindings.find((candidate) => candidate.action === action)
  if (!binding) throw new Error(`No default key for ${action}`)
  return binding.strokes[0]
}

function findCollisions(bindings: readonly Binding[]): Collision[] {
  const collisions = bindings
    .filter(choosesByLeaving)
    .map(({ keys, action }): Collision => ({ keys, first: 'cancel', second: action }))
  const taken = new Map<string, Binding[]>()
  for (const binding of bindings) {
    const rivals = taken.get(binding.keys[0]) ?? []
    for (const rival of rivals) {
      if (collide(rival, binding)) {
        collisions.push({ keys: binding.keys, first: rival.action, second: binding.action })
      }
    }
    taken.set(binding.keys[0], [...rivals, binding])
  }
  // Two categories on one key would also collide in every label below them; naming the two is enough.
  const named = new Set(collisions.filter(({ keys }) => keys.length === 1).map(({ keys }) => keys[0]))
  return collisions.filter(({ keys }) => keys.length === 1 || !named.has(keys[0]))
}

/** Who presses one of these wants out of the opened level; it must never escalate or label instead. */
function choosesByLeaving({ keys }: Binding): boolean {
  return keys[1] !== undefined && levelClosers.includes(keys[1])
}

/** Of two whose first stroke is the same. */
function collide(one: Binding, other: Binding): boolean {
  if (!one.kinds.some((kind) => other.kinds.includes(kind))) return false
  if (!one.modes.some((mode) => other.modes.includes(mode))) return false
  const [shorter, longer] = one.keys.length <= other.keys.length ? [one, other] : [other, one]
  if (shorter.keys.length < longer.keys.length) return !shorter.opens
  return shorter.keys[1] === longer.keys[1]
}
