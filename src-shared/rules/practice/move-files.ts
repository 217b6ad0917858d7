import type { Task } from '../../model/task.ts'

/** A task whose files have other names. @param rename a path relative to the pack, to another one */
export function moveFiles<T extends Pick<Task, 'content' | 'context'>>(
  task: T,
  rename: (path: string) => string,
): T {
  return { ...task, content: moveContent(task.content, rename), context: moveContext(task.context, rename) }
}

type Rename = (path: string) => string

function moveContent(content: Task['content'], rename: Rename): Task['content'] {
  if (content.kind === 'video')
    return {
      ...content,
      src: rename(content.src),
      ...(content.poster !== undefined && { poster: rename(content.poster) }),
    }
  if ('pictures' in content)
    return { ...content, pictures: content.pictures.map((one) => ({ ...one, src: rename(one.src) })) }
  if ('profile' in content) {
    const { avatar, banner } = content.profile
    const files = {
      ...(avatar !== undefined && { avatar: rename(avatar) }),
      ...(banner !== undefined && { banner: rename(banner) }),
    }
    return { ...content, profile: { ...content.profile, ...files } }
  }
  return 'src' in content ? { ...content, src: rename(content.src) } : content
}

function moveContext(context: Task['context'], rename: Rename): Task['context'] {
  const { transcript, captions } = context
  return {
    ...context,
    ...(transcript !== undefined && { transcript: rename(transcript) }),
    ...(captions !== undefined && { captions: rename(captions) }),
  }
}
