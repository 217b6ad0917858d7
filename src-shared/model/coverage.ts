import { z } from 'zod'

/** A stretch of media that was played: at which speed, whether the picture was to be seen and the sound to be heard. */
export const stretchSchema = z.strictObject({
  startSeconds: z.number().min(0),
  endSeconds: z.number().min(0),
  /** Times the normal speed, above 0. */
  speed: z.number().positive().max(100),
  revealed: z.boolean(),
  heard: z.boolean(),
})
export type Stretch = z.infer<typeof stretchSchema>

/** How many stretches a decision may carry; beyond, the shortest gaps are closed by leaving out the shortest stretches. */
export const mostStretches = 500

/** What of the content was perceived: of media the stretches that were played, of texts and albums how many places were on screen. */
export const coverageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('time'), stretches: z.array(stretchSchema).max(mostStretches) }),
  z.strictObject({ type: z.literal('places'), seen: z.int().min(0), of: z.int().min(0) }),
])
export type Coverage = z.infer<typeof coverageSchema>
