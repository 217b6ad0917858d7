import { z } from 'zod'
import { regionSchema, spanSchema, timeRangeSchema } from './evidence.ts'
import { codeSchema, instantSchema, languageSchema, severitySchema } from './kind.ts'

/** A file of the pack, relative to its root, with forward slashes; never absolute and never upwards. */
export const mediaPathSchema = z
  .string()
  .min(1)
  .max(500)
  .refine((path) => !path.includes('\0') && !path.includes('\\') && !/^[A-Za-z]:/.test(path), {
    error: 'must be a relative path with forward slashes',
  })
  // Half a character can neither be written as an address nor be told from another half in the database.
  .refine((path) => !/\p{Surrogate}/u.test(path), { error: 'must be whole characters' })
  .refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), {
    error: 'must stay inside the pack',
  })

/** Seconds of media time. */
const secondsSchema = z.number().min(0).finite()

const videoContentSchema = z.strictObject({
  kind: z.literal('video'),
  /** A video file, or the master playlist of an HLS folder. */
  src: mediaPathSchema,
  poster: mediaPathSchema.optional(),
  durationSeconds: secondsSchema.optional(),
})

const audioContentSchema = z.strictObject({
  kind: z.literal('audio'),
  src: mediaPathSchema,
  durationSeconds: secondsSchema.optional(),
})

const pictureSchema = z.strictObject({
  src: mediaPathSchema,
  /** What the picture is said to show, by whoever sent it. */
  alt: z.string().max(2000).optional(),
})

const imageContentSchema = z.union([
  pictureSchema.extend({ kind: z.literal('image') }),
  /** An album: pictures that were posted together and are judged together. */
  z.strictObject({ kind: z.literal('image'), pictures: z.array(pictureSchema).min(1).max(500) }),
])

/** One utterance of a thread, oldest first. */
export const postSchema = z.strictObject({
  author: z.string().min(1).max(200),
  text: z.string().max(200_000),
  at: instantSchema.optional(),
  language: languageSchema.optional(),
  /** Position in the thread that this one answers, counted from 0. */
  replyTo: z.int().min(0).optional(),
  /** The one that was reported; a reviewer decides on it, the others are context. */
  reported: z.boolean().optional(),
})

/** What an account says of itself. */
const accountSchema = z.strictObject({
  name: z.string().min(1).max(200),
  handle: z.string().max(200).optional(),
  bio: z.string().max(20_000).optional(),
  /** Addresses as text; nothing follows them. */
  links: z.array(z.string().min(1).max(2000)).max(50).default([]),
  avatar: mediaPathSchema.optional(),
  banner: mediaPathSchema.optional(),
})

/** One message of a chat, oldest first. */
const messageSchema = z.strictObject({
  from: z.string().min(1).max(200),
  text: z.string().max(200_000),
  at: instantSchema.optional(),
  language: languageSchema.optional(),
  reported: z.boolean().optional(),
})

const textContentSchema = z.union([
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1) }),
  /** A long text kept as a UTF-8 file of the pack. */
  z.strictObject({ kind: z.literal('text'), src: mediaPathSchema }),
  z.strictObject({ kind: z.literal('text'), thread: z.array(postSchema).min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('text'), chat: z.array(messageSchema).min(1).max(100_000) }),
  z.strictObject({ kind: z.literal('text'), profile: accountSchema }),
])

const contentSchema = z.union([videoContentSchema, audioContentSchema, imageContentSchema, textContentSchema])
export type Content = z.infer<typeof contentSchema>

const reportSchema = z.strictObject({
  reason: z.string().min(1).max(500),
  note: z.string().max(5000).optional(),
  at: instantSchema.optional(),
  /** How many people sent the same report. */
  count: z.int().min(1).default(1),
})

/** What a machine says about the content: a classifier's score or a pre-label. */
const signalSchema = z.strictObject({
  source: z.string().min(1).max(200),
  /** Label of the policy, where the machine knows one. */
  label: codeSchema.optional(),
  title: z.string().min(1).max(300),
  /** Probability-like confidence from 0 to 1. */
  score: z.number().min(0).max(1),
  /** Ranges of media time that the signal points at. */
  ranges: z.array(timeRangeSchema).max(1000).optional(),
  /** Parts of the picture, or of a frame, that it points at. */
  regions: z.array(regionSchema).max(1000).optional(),
  /** Parts of the text that it points at. */
  spans: z.array(spanSchema).max(1000).optional(),
})
export type Signal = z.infer<typeof signalSchema>

/** Parts of its content that machines may point at: each is covered until asked for. */
const mostSignalParts = 5000

function countParts(signals: readonly Signal[]): number {
  return signals.reduce(
    (sum, { ranges = [], regions = [], spans = [] }) => sum + ranges.length + regions.length + spans.length,
    0,
  )
}

const authorSchema = z.strictObject({
  name: z.string().min(1).max(200),
  joined: z.string().max(40).optional(),
  followers: z.int().min(0).optional(),
  posts: z.int().min(0).optional(),
  /** Earlier confirmed violations. */
  violations: z.int().min(0).optional(),
  note: z.string().max(2000).optional(),
})

/** What the text, or each of its posts in their order, says in another language. */
const translationSchema = z.strictObject({
  language: languageSchema,
  /** Who translated, such as `machine` or a person's role, as it is shown. */
  by: z.string().min(1).max(200),
  texts: z.array(z.string().max(200_000)).min(1).max(10_000),
})

const contextSchema = z.strictObject({
  title: z.string().max(1000).optional(),
  caption: z.string().max(20_000).optional(),
  author: authorSchema.optional(),
  postedAt: instantSchema.optional(),
  market: z.string().max(40).optional(),
  reports: z.array(reportSchema).max(1000).default([]),
  /** WebVTT file of the pack: what is said in the media. */
  transcript: mediaPathSchema.optional(),
  /** WebVTT file of the pack: the captions that viewers see. */
  captions: mediaPathSchema.optional(),
  translation: translationSchema.optional(),
  views: z.int().min(0).optional(),
})

/** A settled answer, for demo, practice and golden tasks. Never shown to whoever decides. */
const expectedSchema = z.strictObject({
  verdict: z.enum(['no-violation', 'violation', 'escalate', 'cannot-review']),
  labels: z.array(codeSchema).default([]),
  rationale: z.string().max(5000).optional(),
})

/** One unit of review. */
export const taskSchema = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/,
      'must be 1 to 128 letters, digits, dots, colons, dashes or underscores',
    ),
  content: contentSchema,
  context: contextSchema.default({ reports: [] }),
  signals: z
    .array(signalSchema)
    .max(200)
    .refine((signals) => countParts(signals) <= mostSignalParts, {
      error: `may point at ${mostSignalParts} parts of the content in all`,
    })
    .default([]),
  queue: z.string().min(1).max(100).default('reports'),
  /** Higher comes first. */
  priority: z.int().min(0).max(1000).default(500),
  /** When the service level is missed. */
  deadline: instantSchema.optional(),
  /** The same counted in minutes from the import, for packs that are used again and again. `deadline` goes before. */
  dueInMinutes: z.int().min(1).max(525_600).optional(),
  skills: z.array(codeSchema).max(50).default([]),
  /** Language of the content. */
  language: languageSchema.optional(),
  /** Expected severity, which decides how strongly the content is veiled. */
  severity: severitySchema.default(2),
  expected: expectedSchema.optional(),
})
export type Task = z.infer<typeof taskSchema>
