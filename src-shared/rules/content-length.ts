import type { Content } from '../model/task.ts'

/** The content with the length that its player has found (seconds), which goes before what the task says of it. */
export function withFoundLength(content: Content, durationSeconds: number | undefined): Content {
  const isPlayed = content.kind === 'video' || content.kind === 'audio'
  return isPlayed && durationSeconds !== undefined ? { ...content, durationSeconds } : content
}
