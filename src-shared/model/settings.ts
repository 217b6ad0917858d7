import { z } from 'zod'
import { strokeSchema } from './stroke.ts'

/** Preferences of the person. Nothing here is needed to keep a decision safe. */
export const settingsSchema = z.strictObject({
  theme: z.enum(['dark', 'light', 'system']).default('dark'),
  /** Own keys by action of the key map, in place of the policy's or the program's. */
  keys: z.record(z.string().max(200), strokeSchema).default({}),
  /** How strongly unrevealed pictures are blurred, in CSS pixels at a width of 1000. */
  blurPixels: z.number().min(8).max(80).default(32),
  /** Revealed content keeps its greyscale until this is off. */
  greyscaleRevealed: z.boolean().default(false),
  /** Sound level after unmuting, 0…1. */
  volume: z.number().min(0).max(1).default(0.6),
  window: z
    .strictObject({ x: z.int().optional(), y: z.int().optional(), width: z.int(), height: z.int() })
    .optional(),
})
export type Settings = z.infer<typeof settingsSchema>
