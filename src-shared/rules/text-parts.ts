import type { Content } from '../model/task.ts'

/**
 * The texts that a span's `post` counts, from 0: of a thread its posts, of a chat its messages, of a profile name, handle,
 * bio and links (an empty one where it has none), else the one text. Undefined where the text is a file.
 */
export function textParts(content: Content): readonly string[] | undefined {
  if (content.kind !== 'text' || 'src' in content) return undefined
  if ('thread' in content) return content.thread.map(({ text }) => text)
  if ('chat' in content) return content.chat.map(({ text }) => text)
  if ('text' in content) return [content.text]
  const { name, handle, bio, links } = content.profile
  return [name, handle ?? '', bio ?? '', ...links]
}
