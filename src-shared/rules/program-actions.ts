import type { TaskKind } from '../model/kind.ts'
import type { Stroke } from '../model/stroke.ts'

/** What the pane of the current task is asked to do. */
export const paneActions = [
  'play',
  'shuttle-back',
  'shuttle-stop',
  'shuttle-forward',
  'frame-back',
  'frame-forward',
  'jump-back',
  'jump-forward',
  'slower',
  'faster',
  'mute',
  'zoom-in',
  'zoom-out',
  'zoom-toggle',
  'go-left',
  'go-right',
  'go-up',
  'go-down',
  'page-up',
  'page-down',
  'go-start',
  'go-end',
  'transcript',
] as const
export type PaneAction = (typeof paneActions)[number]

/** What the review screen does itself. */
export const reviewActions = [
  'reveal',
  'no-violation',
  'submit',
  'escalate',
  'cannot-review',
  'skip',
  'undo',
  'next-action',
  'remove-label',
  'cancel',
  'note',
  'quieter',
  'louder',
  'help',
  'settings',
  'import',
  'full-screen',
  'lock',
] as const
export type ReviewAction = (typeof reviewActions)[number]

export type ProgramAction = PaneAction | ReviewAction

/** A program action's default keys, and the kinds of task for which they count. */
export interface ProgramBinding {
  action: ProgramAction
  kinds: readonly TaskKind[]
  /** The first is shown beside the control; the others work as well. */
  strokes: readonly [Stroke, ...Stroke[]]
  /** Counts again while the key is held down; only movement, never a judgement. */
  repeats?: true
  /** Opens a second level: the next key chooses among its children. */
  opens?: true
  /** Counts also while typing and in dialogs. */
  everywhere?: true
}

const every = ['video', 'audio', 'image', 'text'] as const
const played = ['video', 'audio'] as const
const moved = ['image', 'text'] as const

export const programBindings: readonly ProgramBinding[] = [
  { action: 'reveal', kinds: every, strokes: ['KeyR'] },
  { action: 'no-violation', kinds: every, strokes: ['KeyN'] },
  { action: 'submit', kinds: every, strokes: ['Enter', 'NumpadEnter'] },
  { action: 'escalate', kinds: every, strokes: ['KeyE'], opens: true },
  { action: 'cannot-review', kinds: every, strokes: ['KeyC'], opens: true },
  { action: 'skip', kinds: every, strokes: ['KeyS'], opens: true },
  { action: 'undo', kinds: every, strokes: ['KeyU', 'Ctrl+KeyZ'] },
  { action: 'next-action', kinds: every, strokes: ['KeyA'] },
  { action: 'remove-label', kinds: every, strokes: ['Backspace'] },
  { action: 'cancel', kinds: every, strokes: ['Escape'] },
  { action: 'note', kinds: every, strokes: ['Slash'] },
  { action: 'help', kinds: every, strokes: ['char:?', 'F1'] },
  { action: 'settings', kinds: every, strokes: ['Ctrl+Comma'] },
  { action: 'import', kinds: every, strokes: ['Ctrl+KeyO'] },
  { action: 'full-screen', kinds: every, strokes: ['F11'] },
  { action: 'lock', kinds: every, strokes: ['Ctrl+KeyL'], everywhere: true },

  { action: 'play', kinds: ['video', 'audio', 'image'], strokes: ['Space'] },
  { action: 'shuttle-back', kinds: played, strokes: ['KeyJ'] },
  { action: 'shuttle-stop', kinds: played, strokes: ['KeyK'] },
  { action: 'shuttle-forward', kinds: played, strokes: ['KeyL'] },
  { action: 'frame-back', kinds: ['video', 'image'], strokes: ['Comma'], repeats: true },
  { action: 'frame-forward', kinds: ['video', 'image'], strokes: ['Period'], repeats: true },
  { action: 'jump-back', kinds: played, strokes: ['ArrowLeft'], repeats: true },
  { action: 'jump-forward', kinds: played, strokes: ['ArrowRight'], repeats: true },
  { action: 'slower', kinds: played, strokes: ['BracketLeft'] },
  { action: 'faster', kinds: played, strokes: ['BracketRight'] },
  { action: 'mute', kinds: played, strokes: ['KeyM'] },
  { action: 'quieter', kinds: played, strokes: ['ArrowDown'], repeats: true },
  { action: 'louder', kinds: played, strokes: ['ArrowUp'], repeats: true },
  { action: 'transcript', kinds: played, strokes: ['KeyT'] },
  { action: 'zoom-in', kinds: moved, strokes: ['Equal', 'NumpadAdd'], repeats: true },
  { action: 'zoom-out', kinds: moved, strokes: ['Minus', 'NumpadSubtract'], repeats: true },
  { action: 'zoom-toggle', kinds: moved, strokes: ['KeyZ'] },
  { action: 'go-left', kinds: ['image'], strokes: ['ArrowLeft'], repeats: true },
  { action: 'go-right', kinds: ['image'], strokes: ['ArrowRight'], repeats: true },
  { action: 'go-up', kinds: moved, strokes: ['ArrowUp'], repeats: true },
  { action: 'go-down', kinds: moved, strokes: ['ArrowDown'], repeats: true },
  { action: 'page-up', kinds: ['text'], strokes: ['PageUp', 'Shift+Space'], repeats: true },
  { action: 'page-down', kinds: ['text'], strokes: ['PageDown', 'Space'], repeats: true },
  { action: 'go-start', kinds: every, strokes: ['Home'] },
  { action: 'go-end', kinds: every, strokes: ['End'] },
]
