import type { Content, Task } from '../model/task.ts'

/** What a file of a task is for. */
export type FileUse = 'video' | 'audio' | 'image' | 'text' | 'transcript'

/** The files that are the content: without any of them there is nothing to review. */
export function contentFiles(content: Content): { path: string; use: FileUse }[] {
  if ('src' in content) return [{ path: content.src, use: content.kind }]
  if ('pictures' in content) return content.pictures.map(({ src }) => ({ path: src, use: 'image' }))
  return []
}

/** Files beside the content: it can be reviewed without them. */
export function sideFiles({ content, context }: Task): { path: string; use: FileUse }[] {
  const account = 'profile' in content ? content.profile : undefined
  const files: [string | undefined, FileUse][] = [
    [content.kind === 'video' ? content.poster : undefined, 'image'],
    [account?.avatar, 'image'],
    [account?.banner, 'image'],
    [context.transcript, 'transcript'],
    [context.captions, 'transcript'],
  ]
  return files.flatMap(([path, use]) => (path === undefined ? [] : [{ path, use }]))
}
