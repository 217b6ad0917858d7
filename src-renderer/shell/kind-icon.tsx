import { IconAlignLeft, IconMovie, IconPhoto, IconVolume } from '@tabler/icons-react'
import type { TaskKind } from '../../src-shared/model/kind.ts'

const icons = {
  video: IconMovie,
  audio: IconVolume,
  image: IconPhoto,
  text: IconAlignLeft,
} satisfies Record<TaskKind, unknown>

/** A task's kind as a picture. `label`: its name, where no word stands beside it. */
export function KindIcon({ kind, label }: { kind: TaskKind; label?: string }) {
  const Icon = icons[kind]
  return (
    <Icon
      size={16}
      stroke={1.5}
      {...(label === undefined ? { 'aria-hidden': true } : { 'aria-label': label })}
    />
  )
}
