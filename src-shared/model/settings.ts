import { z } from 'zod'
import { comfortRuleSchema } from './comfort.ts'
import { strokeSchema } from './stroke.ts'
import { ownWellbeingSchema } from './wellbeing.ts'

const fields = {
  theme: z.enum(['dark', 'light', 'system']),
  /** Own keys by action of the key map, in place of the policy's or the program's. */
  keys: z.record(z.string().max(200), strokeSchema),
  /** How strongly unrevealed content is blurred, in CSS pixels. */
  blurPixels: z.number().min(8).max(80),
  /** How revealed content is softened to begin with, beyond what the policy asks for. */
  comfort: z.array(comfortRuleSchema).max(100),
  /** `hold`: shown while the key is held; `toggle`: from one press to the next, and veiled again after a while. */
  reveal: z.enum(['hold', 'toggle']),
  /** In `toggle`: veiled again after so long without a key, pointer or playing media. */
  reveilSeconds: z.int().min(5).max(600),
  /** How far an arrow key moves in video and audio. */
  jumpSeconds: z.number().min(0.5).max(60),
  /** Sound level after unmuting, 0…1. */
  volume: z.number().min(0).max(1),
  /** How long a decision can be undone before it is sent and its content removed. */
  undoSeconds: z.int().min(5).max(3600),
  /** Without a key or pointer for so long, the profile locks itself. */
  lockAfterMinutes: z.int().min(1).max(60),
  /** Most that the encrypted media may take on the disk. */
  vaultBytes: z.int().min(64 * 1024 ** 2),
  /** What is asked for beyond the organisation's floor. */
  wellbeing: ownWellbeingSchema,
  window: z.strictObject({ x: z.int().optional(), y: z.int().optional(), width: z.int(), height: z.int() }),
}

/** Preferences of the person. Nothing here is needed to keep a decision safe. */
export const settingsSchema = z.strictObject({
  theme: fields.theme.default('dark'),
  keys: fields.keys.default({}),
  blurPixels: fields.blurPixels.default(32),
  comfort: fields.comfort.default([]),
  reveal: fields.reveal.default('hold'),
  reveilSeconds: fields.reveilSeconds.default(30),
  jumpSeconds: fields.jumpSeconds.default(5),
  volume: fields.volume.default(0.6),
  undoSeconds: fields.undoSeconds.default(10),
  lockAfterMinutes: fields.lockAfterMinutes.default(5),
  vaultBytes: fields.vaultBytes.default(2 * 1024 ** 3),
  wellbeing: fields.wellbeing.prefault({}),
  /** Pictures for breaks. Chosen in the system's dialog only. */
  picturesFolder: z.string().min(1).optional(),
  /** Where decisions are written to when there is no hub. Chosen in the system's dialog only. */
  sendFolder: z.string().min(1).optional(),
  window: fields.window.optional(),
})
export type Settings = z.infer<typeof settingsSchema>

/** Some of the preferences, without defaults: what is not named stays as it is. */
export const settingsChangeSchema = z.strictObject(fields).partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>
