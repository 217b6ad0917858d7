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
  'filmstrip',
  'recap',
  'loop',
  'quality',
  'spectrogram',
  'rotate',
  'contrast',
  'details',
  'previous-picture',
  'next-picture',
  'find',
  'find-next',
  'find-previous',
  'next-term',
  'translation',
  'mark-in',
  'mark-out',
  'mark',
  'film-back',
  'film-forward',
  'film-start',
  'film-end',
  'film-take',
  'film-leave',
  'mark-left',
  'mark-right',
  'mark-up',
  'mark-down',
  'mark-fine-left',
  'mark-fine-right',
  'mark-fine-up',
  'mark-fine-down',
  'mark-grow-left',
  'mark-grow-right',
  'mark-grow-up',
  'mark-grow-down',
  'mark-fine-grow-left',
  'mark-fine-grow-right',
  'mark-fine-grow-up',
  'mark-fine-grow-down',
  'mark-start',
  'mark-end',
  'mark-accept',
  'mark-leave',
] as const
export type PaneAction = (typeof paneActions)[number]

/** What the review screen does itself. */
export const reviewActions = [
  'reveal',
  'flagged',
  'panic',
  'no-violation',
  'submit',
  'escalate',
  'cannot-review',
  'skip',
  'undo',
  'next-action',
  'remove-label',
  'next-label',
  'remove-evidence',
  'take-signal',
  'step-back',
  'step-forward',
  'aside',
  'alike',
  'blur-more',
  'blur-less',
  'greyscale',
  'reduced',
  'small',
  'dimmed',
  'hidden',
  'waiting-list',
  'my-decisions',
  'cancel',
  'note',
  'quieter',
  'louder',
  'help',
  'settings',
  'import',
  'full-screen',
  'lock',
  'break',
  'postpone-break',
  'skip-break',
  'wellbeing',
  'help-contacts',
  'leave-bench',
  'audits',
  'feedback',
  'audit-figures',
  'practice',
  'cohort',
  'practice-retry',
  'beside-agree',
  'beside-disagree',
  'beside-grey',
  'error-false-positive',
  'error-false-negative',
  'error-wrong-selection',
  'error-technical',
  'error-minor',
  'error-major',
  'error-critical',
  'beside-clause',
  'beside-coaching',
  'beside-up',
  'beside-down',
  'beside-done',
] as const
export type ReviewAction = (typeof reviewActions)[number]

export type ProgramAction = PaneAction | ReviewAction

/**
 * What the keys of a pane are for just now: `mark` while a region or span is drawn by key, `film` while the filmstrip has
 * the arrows; in both only their own keys count, and those that count in every mode. `beside` while an audit shows the
 * original: the content is looked at as ever, and what judges it anew gives way to what says the outcome.
 */
export const paneModes = ['normal', 'mark', 'film', 'beside'] as const
export type PaneMode = (typeof paneModes)[number]

/** A program action's default keys, and the kinds of task for which they count. */
export interface ProgramBinding {
  action: ProgramAction
  kinds: readonly TaskKind[]
  /** `normal` and `beside` where nothing is said. */
  modes?: readonly PaneMode[]
  /** The first is shown beside the control; the others work as well. */
  strokes: readonly [Stroke, ...Stroke[]]
  /** Counts again while the key is held down; only movement, never a judgement. */
  repeats?: true
  /** Opens a second level: the next key chooses among its children. */
  opens?: true
  /** Counts also while typing and in dialogs, but for a stroke that types. */
  everywhere?: true
}

const every = ['video', 'audio', 'image', 'text'] as const
const played = ['video', 'audio'] as const
const moved = ['image', 'text'] as const
const zoomed = ['audio', 'image', 'text'] as const
const seen = ['video', 'image'] as const
const read = ['video', 'audio', 'text'] as const
const drawn = ['video', 'image', 'text'] as const
const film = { kinds: ['video'], modes: ['film'] } as const
const mark = { kinds: drawn, modes: ['mark'] } as const
/** What is entered for a task, or closes it. */
const judging = { kinds: every, modes: ['normal'] } as const
const beside = { kinds: every, modes: ['beside'] } as const

export const programBindings: readonly ProgramBinding[] = [
  { action: 'reveal', kinds: every, strokes: ['KeyR'], modes: paneModes },
  { action: 'flagged', kinds: every, strokes: ['Shift+KeyR'], modes: paneModes },
  // In the corner of the keyboard, for a hand that does not look.
  {
    action: 'panic',
    kinds: every,
    strokes: ['Backquote', 'Ctrl+Backquote'],
    modes: paneModes,
    everywhere: true,
  },
  { action: 'no-violation', ...judging, strokes: ['KeyN'] },
  { action: 'submit', ...judging, strokes: ['Enter', 'NumpadEnter'] },
  { action: 'escalate', ...judging, strokes: ['KeyE'], opens: true },
  { action: 'cannot-review', ...judging, strokes: ['KeyC'], opens: true },
  { action: 'skip', ...judging, strokes: ['KeyS'], opens: true },
  { action: 'undo', ...judging, strokes: ['KeyU'] },
  { action: 'step-back', ...judging, strokes: ['Ctrl+KeyZ'] },
  { action: 'step-forward', ...judging, strokes: ['Ctrl+Shift+KeyZ', 'Ctrl+KeyY'] },
  { action: 'next-action', ...judging, strokes: ['KeyA'] },
  { action: 'remove-label', ...judging, strokes: ['Backspace'] },
  { action: 'next-label', ...judging, strokes: ['Shift+KeyW'] },
  { action: 'remove-evidence', ...judging, strokes: ['Shift+Backspace'] },
  { action: 'take-signal', ...judging, strokes: ['KeyY'] },
  { action: 'aside', ...judging, strokes: ['KeyH'], opens: true },
  { action: 'alike', ...judging, strokes: ['Shift+KeyA'] },
  { action: 'blur-more', kinds: seen, strokes: ['Shift+BracketRight'] },
  { action: 'blur-less', kinds: seen, strokes: ['Shift+BracketLeft'] },
  { action: 'greyscale', kinds: seen, strokes: ['Shift+KeyG'] },
  { action: 'reduced', kinds: seen, strokes: ['Shift+KeyD'] },
  { action: 'small', kinds: seen, strokes: ['Shift+KeyS'] },
  { action: 'dimmed', kinds: every, strokes: ['Shift+KeyB'] },
  { action: 'hidden', kinds: ['video'], strokes: ['Shift+KeyV'] },
  { action: 'waiting-list', kinds: every, strokes: ['Ctrl+KeyK'] },
  { action: 'my-decisions', kinds: every, strokes: ['Ctrl+KeyH'] },
  { action: 'cancel', kinds: every, strokes: ['Escape'] },
  { action: 'note', kinds: every, strokes: ['Slash'] },
  { action: 'help', kinds: every, strokes: ['char:?', 'F1'] },
  { action: 'settings', kinds: every, strokes: ['Ctrl+Comma'] },
  { action: 'import', kinds: every, strokes: ['Ctrl+KeyO'] },
  { action: 'full-screen', kinds: every, strokes: ['F11'] },
  { action: 'lock', kinds: every, strokes: ['Ctrl+KeyL'], modes: paneModes, everywhere: true },
  { action: 'break', kinds: every, strokes: ['Ctrl+KeyB'], modes: paneModes, everywhere: true },
  {
    action: 'postpone-break',
    kinds: every,
    strokes: ['Ctrl+Shift+KeyB'],
    modes: paneModes,
    everywhere: true,
  },
  { action: 'skip-break', kinds: every, strokes: ['Alt+KeyB'], modes: paneModes, everywhere: true },
  { action: 'wellbeing', kinds: every, strokes: ['Ctrl+KeyJ'] },
  // From everywhere, the break screen too: whoever needs somebody looks for nothing first.
  { action: 'help-contacts', kinds: every, strokes: ['F9'], modes: paneModes, everywhere: true },

  { action: 'leave-bench', kinds: every, strokes: ['F8'] },
  { action: 'audits', kinds: every, strokes: ['Ctrl+KeyG'] },
  { action: 'feedback', kinds: every, strokes: ['Ctrl+KeyI'] },
  { action: 'audit-figures', kinds: every, strokes: ['Ctrl+KeyE'] },
  { action: 'practice', kinds: every, strokes: ['Ctrl+KeyP'] },
  { action: 'cohort', kinds: every, strokes: ['Ctrl+Shift+KeyP'] },
  { action: 'practice-retry', ...beside, strokes: ['Shift+Enter', 'Shift+NumpadEnter'] },
  { action: 'beside-agree', ...beside, strokes: ['KeyA'] },
  { action: 'beside-disagree', ...beside, strokes: ['KeyD'] },
  { action: 'beside-grey', ...beside, strokes: ['KeyG'] },
  { action: 'error-false-positive', ...beside, strokes: ['Digit1'] },
  { action: 'error-false-negative', ...beside, strokes: ['Digit2'] },
  { action: 'error-wrong-selection', ...beside, strokes: ['Digit3'] },
  { action: 'error-technical', ...beside, strokes: ['Digit4'] },
  { action: 'error-minor', ...beside, strokes: ['Digit5'] },
  { action: 'error-major', ...beside, strokes: ['Digit6'] },
  { action: 'error-critical', ...beside, strokes: ['Digit7'] },
  { action: 'beside-clause', ...beside, strokes: ['KeyV'] },
  { action: 'beside-coaching', ...beside, strokes: ['KeyC'] },
  { action: 'beside-up', ...beside, strokes: ['Shift+ArrowUp'], repeats: true },
  { action: 'beside-down', ...beside, strokes: ['Shift+ArrowDown'], repeats: true },
  { action: 'beside-done', ...beside, strokes: ['Enter', 'NumpadEnter'] },

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
  { action: 'zoom-in', kinds: zoomed, strokes: ['Equal', 'NumpadAdd'], repeats: true },
  { action: 'zoom-out', kinds: zoomed, strokes: ['Minus', 'NumpadSubtract'], repeats: true },
  { action: 'zoom-toggle', kinds: zoomed, strokes: ['KeyZ'] },
  { action: 'go-left', kinds: ['image'], strokes: ['ArrowLeft'], repeats: true },
  { action: 'go-right', kinds: ['image'], strokes: ['ArrowRight'], repeats: true },
  { action: 'go-up', kinds: moved, strokes: ['ArrowUp'], repeats: true },
  { action: 'go-down', kinds: moved, strokes: ['ArrowDown'], repeats: true },
  { action: 'page-up', kinds: ['text'], strokes: ['PageUp', 'Shift+Space'], repeats: true },
  { action: 'page-down', kinds: ['text'], strokes: ['PageDown', 'Space'], repeats: true },
  { action: 'go-start', kinds: every, strokes: ['Home'] },
  { action: 'go-end', kinds: every, strokes: ['End'] },

  { action: 'filmstrip', kinds: ['video'], strokes: ['Shift+KeyF'], modes: ['normal', 'film', 'beside'] },
  { action: 'recap', kinds: ['video'], strokes: ['KeyP'] },
  { action: 'quality', kinds: ['video'], strokes: ['Shift+KeyQ'] },
  { action: 'loop', kinds: played, strokes: ['Shift+KeyL'] },
  { action: 'spectrogram', kinds: ['audio'], strokes: ['KeyP'] },
  { action: 'rotate', kinds: ['image'], strokes: ['KeyO'] },
  { action: 'contrast', kinds: ['image'], strokes: ['KeyP'] },
  { action: 'details', kinds: ['image'], strokes: ['KeyI'] },
  { action: 'previous-picture', kinds: ['image'], strokes: ['PageUp'] },
  { action: 'next-picture', kinds: ['image'], strokes: ['PageDown'] },
  { action: 'find', kinds: read, strokes: ['Ctrl+KeyF'] },
  { action: 'find-next', kinds: read, strokes: ['F3'] },
  { action: 'find-previous', kinds: read, strokes: ['Shift+F3'] },
  { action: 'next-term', kinds: ['text'], strokes: ['KeyP'] },
  { action: 'translation', kinds: ['text'], strokes: ['KeyT'] },
  { action: 'mark-in', kinds: played, modes: ['normal'], strokes: ['KeyI'] },
  { action: 'mark-out', kinds: played, modes: ['normal'], strokes: ['KeyO'] },
  { action: 'mark', kinds: drawn, modes: ['normal'], strokes: ['KeyW'] },

  { action: 'film-back', ...film, strokes: ['ArrowLeft'], repeats: true },
  { action: 'film-forward', ...film, strokes: ['ArrowRight'], repeats: true },
  { action: 'film-start', ...film, strokes: ['Home'] },
  { action: 'film-end', ...film, strokes: ['End'] },
  { action: 'film-take', ...film, strokes: ['Enter', 'NumpadEnter'] },
  { action: 'film-leave', ...film, strokes: ['Escape'] },

  ...(['left', 'right', 'up', 'down'] as const).flatMap((way): ProgramBinding[] => {
    const arrow = `Arrow${way.charAt(0).toUpperCase()}${way.slice(1)}`
    return [
      { action: `mark-${way}`, ...mark, strokes: [arrow], repeats: true },
      { action: `mark-fine-${way}`, ...mark, strokes: [`Ctrl+${arrow}`], repeats: true },
      { action: `mark-grow-${way}`, ...mark, strokes: [`Shift+${arrow}`], repeats: true },
      { action: `mark-fine-grow-${way}`, ...mark, strokes: [`Ctrl+Shift+${arrow}`], repeats: true },
    ]
  }),
  { action: 'mark-start', ...mark, strokes: ['Home'] },
  { action: 'mark-end', ...mark, strokes: ['End'] },
  { action: 'mark-accept', ...mark, strokes: ['Enter', 'NumpadEnter', 'KeyW'] },
  { action: 'mark-leave', ...mark, strokes: ['Escape'] },
]
