import { z } from 'zod'
import { severitySchema, taskKindSchema } from './kind.ts'

/** Steps of blur, from 0 (sharp) to this (shapes and colours only). */
export const strongestBlur = 7

/** How revealed content is softened for whoever looks at it. */
export const comfortSchema = z.strictObject({
  blur: z.int().min(0).max(strongestBlur),
  greyscale: z.boolean(),
  /** Detail is smoothed away, edges stay. */
  reduced: z.boolean(),
  /** A third of its size. */
  small: z.boolean(),
  dimmed: z.boolean(),
  /** Picture without sound. */
  muted: z.boolean(),
  /** Sound without picture. */
  hidden: z.boolean(),
})
export type Comfort = z.infer<typeof comfortSchema>

/** Comfort for some content: of these kinds and severities, or of all where none is named. */
export const comfortRuleSchema = comfortSchema.partial().extend({
  kinds: z.array(taskKindSchema).min(1).optional(),
  severities: z.array(severitySchema).min(1).optional(),
})
export type ComfortRule = z.infer<typeof comfortRuleSchema>
