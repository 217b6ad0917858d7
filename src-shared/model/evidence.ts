import { z } from 'zod'

/** A stretch of media time, in seconds from the start of the media. */
export const timeRangeSchema = z.strictObject({
  startSeconds: z.number().min(0),
  endSeconds: z.number().min(0),
})
export type TimeRange = z.infer<typeof timeRangeSchema>

/** A rectangle in coordinates normalised to 0…1 of the upright picture; of a video frame with its moment. */
export const regionSchema = z.strictObject({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
  atSeconds: z.number().min(0).optional(),
  /** Which picture of an album, from 0. */
  picture: z.int().min(0).optional(),
})
export type Region = z.infer<typeof regionSchema>

/** A span in Unicode code points of one part of a text: a post, a message or a field of a profile, counted from 0. */
export const spanSchema = z.strictObject({
  post: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(0),
})
export type Span = z.infer<typeof spanSchema>

/** Where in the content something applies. */
export const evidenceSchema = z.discriminatedUnion('type', [
  timeRangeSchema.extend({ type: z.literal('time-range') }),
  regionSchema.extend({ type: z.literal('region') }),
  spanSchema.extend({ type: z.literal('span') }),
])
export type Evidence = z.infer<typeof evidenceSchema>
export type EvidenceType = Evidence['type']
