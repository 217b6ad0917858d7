import { z } from 'zod'
import { languageSchema } from './kind.ts'

/**
 * moderator: reviews content. qa: audits decisions, and settles disputes first. advisor, lead: settle disputes after that,
 * for the policy and for the market. trainer: makes practice packs and looks after a cohort.
 */
export const roleSchema = z.enum(['moderator', 'qa', 'trainer', 'advisor', 'lead'])
export type Role = z.infer<typeof roleSchema>

/** Who works here. Kept in the profile's own folder. */
export const profileSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  role: roleSchema,
  /** Languages that the person reviews in. */
  languages: z.array(languageSchema).max(20),
  /** The demo profile opens without asking. */
  demo: z.boolean(),
})
export type Profile = z.infer<typeof profileSchema>
