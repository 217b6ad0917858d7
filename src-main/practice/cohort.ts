import type {
  Cohort,
  CohortPersonView,
  ItemDetail,
  ItemName,
  PersonDetail,
} from '../../src-shared/desk/practice-cohort-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { answerGroups } from '../../src-shared/rules/practice/answer-groups.ts'
import {
  cohortPeople,
  hardestItems,
  leastTries,
  personProgress,
  toldOf,
} from '../../src-shared/rules/practice/cohort.ts'
import { excerptOf } from '../../src-shared/rules/practice/excerpt.ts'
import { firstTries, groupedBy } from '../../src-shared/rules/practice/first-tries.ts'
import { goldInDoubt } from '../../src-shared/rules/practice/gold-doubt.ts'
import type { Store } from '../store/store.ts'
import { type Handed, itemKey, type PlacedAnswer, readHanded } from './handed-over.ts'

export interface CohortParts {
  store: Pick<Store, 'practice' | 'records' | 'tasks'>
  /** Waited for between pieces of a long work. */
  turn: () => Promise<void>
}

/** Hard cases that are told at most; whoever looks at a pack of its own sees them all. */
const mostHard = 200
/** Other answers that are told of a hard case. */
const mostInstead = 3

/** Where everybody stands who has handed results over, which cases are hard, and where the gold is in doubt. @param pack key of one pack; left out, all */
export async function viewCohort(parts: CohortParts, pack: string | undefined): Promise<Cohort> {
  const handed = await readHanded(parts.store, parts.turn)
  const { answers, certificates } = ofPack(handed, pack)
  const tries = firstTries(answers)
  await parts.turn()
  const hardest = hardestItems(tries)
  await parts.turn()
  const doubts = goldInDoubt(tries)
  await parts.turn()
  const people = peopleOf(parts, handed, answers, certificates)
  await parts.turn()
  const nameOf = namer(parts, handed, answers)
  return {
    packs: packsOf(handed),
    people,
    hardest: hardest.slice(0, mostHard).map(({ item, first, instead }) => ({
      ...nameOf(item),
      first,
      instead: instead.slice(0, mostInstead).map(({ answer, n, isGold }) => ({ answer, n, isGold })),
    })),
    few: new Set(tries.map(({ item }) => item)).size - hardest.length,
    doubts: doubts.map(({ item, low: _low, ...told }) => ({ ...nameOf(item), ...told })),
    leastN: leastTries,
  }
}

/** What one person did with each item. @throws DeskError `not-found` for somebody who has handed nothing over */
export async function viewPerson(
  parts: CohortParts,
  id: string,
  pack: string | undefined,
): Promise<PersonDetail> {
  const handed = await readHanded(parts.store, parts.turn)
  const own = ofPack(handed, pack).answers.filter(({ person }) => person === id)
  const name = parts.store.records.nameOf(id)
  if (name === undefined || !handed.answers.some(({ person }) => person === id))
    throw new DeskError('not-found', 'This person has handed no results over to you.')
  const { items, weak } = personProgress(own)
  const nameOf = namer(parts, handed, own)
  return { id, name, items: items.reverse().map(({ item, ...told }) => ({ ...nameOf(item), ...told })), weak }
}

/** The gold of an item beside the first answers to it. @throws DeskError `not-found` where nobody has answered it */
export async function viewItem(parts: CohortParts, pack: string, place: number): Promise<ItemDetail> {
  const handed = await readHanded(parts.store, parts.turn)
  const key = itemKey(pack, place)
  const tries = firstTries(handed.answers.filter(({ item }) => item === key))
  if (tries.length === 0) throw new DeskError('not-found', 'Nobody has handed an answer to this item over.')
  const item = handed.packs.get(pack)?.items.get(place)
  const task = item && parts.store.tasks.find(item.taskId)?.task
  const excerpt = task && excerptOf(task)
  const { gold: _gold, ...name } = namer(parts, handed, tries)(key)
  return {
    ...name,
    ...(item && { gold: item.gold, rationale: item.rationale }),
    ...(excerpt !== undefined && { excerpt }),
    first: toldOf(tries),
    groups: answerGroups(tries),
  }
}

function ofPack({ answers, certificates, packs }: Handed, key: string | undefined) {
  if (key === undefined) return { answers, certificates }
  const named = packs.get(key)?.named
  return {
    answers: answers.filter(({ pack }) => pack === key),
    certificates: certificates.filter(
      ({ pack }) => pack.id === named?.id && pack.version === named.version && pack.hash === named.hash,
    ),
  }
}

function packsOf({ answers, packs }: Handed): Cohort['packs'] {
  const counts = groupedBy(answers, ({ pack }) => pack)
  return [...packs.values()]
    .map(({ key, named: { id, version }, head }) => ({
      key,
      title: head?.title ?? id,
      version,
      answers: counts.get(key)?.length ?? 0,
      isHere: head !== undefined,
    }))
    .sort((one, other) => one.title.localeCompare(other.title) || one.version - other.version)
}

function peopleOf(
  { store }: CohortParts,
  { packs }: Handed,
  answers: readonly PlacedAnswer[],
  certificates: Handed['certificates'],
): CohortPersonView[] {
  const byPerson = groupedBy(answers, ({ person }) => person)
  return cohortPeople(answers, certificates).map(({ person, ...told }) => {
    const touched = new Set(
      (byPerson.get(person) ?? []).flatMap(({ purpose, pack }) => (purpose === 'golden' ? [] : [pack])),
    )
    // Of a pack that is not here nobody knows how many there are.
    const of = [...touched].reduce((sum, key) => sum + (packs.get(key)?.items.size ?? 0), 0)
    return { id: person, name: store.records.nameOf(person) ?? '', ...told, of: Math.max(of, told.practised) }
  })
}

/** How an item is named: by its pack and place, and what is right for it. */
function namer(
  { store }: CohortParts,
  { packs }: Handed,
  answers: readonly PlacedAnswer[],
): (item: string) => ItemName {
  const places = new Map(answers.map(({ item, pack, place }) => [item, { pack, place }]))
  return (item) => {
    const { pack, place } = places.get(item) ?? { pack: '', place: 0 }
    const known = packs.get(pack)
    const found = known?.items.get(place)
    const kind = found && store.tasks.find(found.taskId)?.task.content.kind
    return {
      pack,
      title: known?.head?.title ?? known?.named.id ?? '',
      version: known?.named.version ?? 1,
      place,
      ...(kind && { kind }),
      ...(found && { gold: found.gold.answer }),
    }
  }
}
