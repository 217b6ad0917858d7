import { z } from 'zod'
import { instantSchema, taskKindSchema } from '../model/kind.ts'
import { goldAnswerSchema, goldSchema } from '../model/practice.ts'
import { estimateSchema } from './audit-views.ts'

// What a trainer sees of what people have handed over to them.

/** How many there are, and the share of them that was right where there are enough to tell. */
const toldSchema = z.object({ n: z.int(), share: estimateSchema.optional() })
export type ToldView = z.infer<typeof toldSchema>

/** An item of a pack, as it is asked for and named. */
const itemNameSchema = z.object({
  /** Key of the pack. */
  pack: z.string(),
  title: z.string(),
  version: z.int(),
  /** Counted from 0. */
  place: z.int(),
  /** Where the pack is here. */
  kind: taskKindSchema.optional(),
  gold: goldAnswerSchema.optional(),
})
export type ItemName = z.infer<typeof itemNameSchema>

const insteadSchema = z.object({ answer: goldAnswerSchema, n: z.int() })
/** `isGold`: only its evidence was not right. */
const wrongSchema = insteadSchema.extend({ isGold: z.boolean() })

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Items that were answered, of all in the packs that this person has answered anything of. */
  practised: z.int(),
  of: z.int(),
  /** Right at the first try. */
  first: toldSchema,
  lastAt: instantSchema,
  examsTried: z.int(),
  examsPassed: z.int(),
  skills: z.array(z.object({ skill: z.string(), until: instantSchema })),
  /** Golden tasks, apart from all practice. */
  golden: toldSchema,
})
export type CohortPersonView = z.infer<typeof personSchema>

const hardItemSchema = itemNameSchema.extend({ first: toldSchema, instead: z.array(wrongSchema) })
export type HardItemView = z.infer<typeof hardItemSchema>

const doubtSchema = itemNameSchema.extend({
  /** Good reviewers who answered it, and of them those who were not right by the gold. */
  reviewers: z.int(),
  disagree: z.int(),
  /** The one other answer that most of them gave. */
  instead: insteadSchema.optional(),
})
export type DoubtView = z.infer<typeof doubtSchema>

export const cohortSchema = z.object({
  /** Packs that somebody has answered anything of. */
  packs: z.array(
    z.object({ key: z.string(), title: z.string(), version: z.int(), answers: z.int(), isHere: z.boolean() }),
  ),
  people: z.array(personSchema),
  hardest: z.array(hardItemSchema),
  /** Items that were answered by too few for a share. */
  few: z.int(),
  doubts: z.array(doubtSchema),
  /** Below so many no share is told. */
  leastN: z.int(),
})
export type Cohort = z.infer<typeof cohortSchema>

/** What one person did with each item, the newest in front. */
export const personDetailSchema = z.object({
  id: z.string(),
  name: z.string(),
  items: z.array(
    itemNameSchema.extend({
      tries: z.int(),
      firstRight: z.boolean(),
      lastRight: z.boolean(),
      lastAt: instantSchema,
    }),
  ),
  /** Labels that were missed or given wrongly, the weakest in front. */
  weak: z.array(z.object({ label: z.string(), wrong: z.int(), of: z.int() })),
})
export type PersonDetail = z.infer<typeof personDetailSchema>

/** An item with its gold beside the first answers of everybody, by same answer. */
export const itemDetailSchema = itemNameSchema.omit({ gold: true }).extend({
  gold: goldSchema.optional(),
  rationale: z.string().optional(),
  /** Its first words, to be shown by a key. */
  excerpt: z.string().optional(),
  first: toldSchema,
  groups: z.array(
    z.object({
      answer: goldAnswerSchema,
      n: z.int(),
      isGold: z.boolean(),
      /** Of `n`, those whose evidence was enough as well. */
      right: z.int(),
      /** For each label whose gold has evidence: how much of it agreed, 0…1, in the mean. */
      evidence: z.array(z.object({ label: z.string(), overlap: z.number(), n: z.int() })),
    }),
  ),
})
export type ItemDetail = z.infer<typeof itemDetailSchema>
