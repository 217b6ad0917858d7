import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSigning } from '../../src-main/audit/signing.ts'
import { createSigningKey } from '../../src-main/keys/signature.ts'
import { importPracticePack } from '../../src-main/profile/import-practice-pack.ts'
import { type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import type { GoldAnswer } from '../../src-shared/model/practice.ts'
import type { AnswerRecord } from '../../src-shared/model/record.ts'
import { scoreAnswer } from '../../src-shared/rules/practice/score.ts'
import { item, makePracticePack, spam } from './practice-packs.ts'
import { settleCases } from './settled.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const dayMs = 24 * 60 * 60_000

const symbolAt = (x: number) => ({
  verdict: 'violation' as const,
  labels: [
    { code: 'hate.symbol', evidence: [{ type: 'region' as const, x, y: 0.3, width: 0.3, height: 0.3 }] },
  ],
})
const asSpam: GoldAnswer = { verdict: 'violation', labels: [{ ...spam, evidence: [] }] }
const clean: GoldAnswer = { verdict: 'no-violation', labels: [] }
const giveaway: GoldAnswer = { verdict: 'violation', labels: [{ code: 'fraud.giveaway', evidence: [] }] }

const exam = { passShare: 0.8, attempts: 3, skill: 'spam-live', lasts: 90 }
const names = [
  'Mary Shelley',
  'مريم الأسطرلابي',
  'Wolfeschlegelsteinhausenbergerdorff, Hubert',
  'Edsger',
  'Barbara',
  'Grace',
  'Katherine',
]
/** Items: the first is hard, the gold of the second is wrong, the third asks for evidence. */
const golds: GoldAnswer[] = [giveaway, clean, symbolAt(0.3), ...Array.from({ length: 11 }, () => asSpam)]

/** A profile of a trainer with some settled cases, to whom seven people have handed over what they practised. @param rounds how many packs like it there are */
export async function trainer(rounds = 1): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-school-'))
  const profile = await openProfile(folder, {
    assets,
    now: Date.now,
    create: { name: 'Ada', role: 'trainer', languages: ['en'] },
  })
  const people = names.map((name) => createSigning(() => person(name), createSigningKey(randomBytes(32))))
  for (let round = 0; round < rounds; round += 1) {
    const id = round === 0 ? 'basics' : `pack-${round}`
    const items = golds.map((gold, place) => item(place === 2 ? 'picture' : `text-${place}`, gold))
    await importPracticePack(profile, makePracticePack(items, { id, exam }))
    profile.store.transact(() => practise(profile, id, people))
  }
  await settleCases(profile)
  profile.close()
  return folder
}

function person(name: string) {
  const known = ids.get(name) ?? randomUUID()
  ids.set(name, known)
  return { id: known, name, role: 'moderator' as const, languages: [], demo: false }
}
const ids = new Map<string, string>()

function practise({ store }: OpenProfile, id: string, people: ReturnType<typeof createSigning>[]): void {
  const named = { id, version: 1 }
  const pack = { ...named, hash: store.practice.hashOf(named)?.toString('hex') ?? '' }
  people.forEach((sign, who) => {
    // The last one has only begun.
    const count = who === people.length - 1 ? 3 : golds.length
    for (let place = 0; place < count; place += 1) {
      const said = { answer: answerOf(who, place), place, pack, at: at(who * 14 + place) }
      store.records.add(sign(recordOf(said, golds[place] ?? clean)), said.at)
    }
    for (let place = 0; who < 3 && place < 6; place += 1) {
      const said = { answer: place === who ? clean : asSpam, place: place + 3, pack, at: at(200 + place) }
      store.records.add(sign({ ...recordOf(said, asSpam), purpose: 'golden' }), said.at)
    }
    if (who > 2) return
    const until = new Date(Date.now() + (who - 1) * 30 * dayMs).toISOString()
    const passed = { skill: exam.skill, at: at(90 + who), until, right: 12, of: golds.length }
    store.records.add(sign({ type: 'certificate', examId: randomUUID(), pack, ...passed }), passed.at)
  })
}

/** In the last weeks, each a while after the one before. */
function at(step: number): string {
  return new Date(Date.now() - 20 * dayMs + step * 90 * 60_000).toISOString()
}

function answerOf(who: number, place: number): GoldAnswer {
  if (place === 0) return who === 0 ? giveaway : who === 1 ? { verdict: 'escalate', labels: [] } : asSpam
  if (place === 1) return who < 5 ? asSpam : clean
  if (place === 2) return symbolAt(who < 4 ? 0.32 : 0.6)
  return place === 3 + who ? clean : asSpam
}

function recordOf(
  said: Pick<AnswerRecord, 'answer' | 'place' | 'pack' | 'at'>,
  gold: GoldAnswer,
): AnswerRecord {
  const { against: _against, ...score } = scoreAnswer(said.answer, {
    answer: gold,
    alternatives: [],
    tolerance: 0.5,
  })
  return { type: 'answer', answerId: randomUUID(), purpose: 'drill', isRetry: false, score, ...said }
}
