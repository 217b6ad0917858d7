import type { ComponentType, Ref } from 'react'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { PaneAction } from '../../src-shared/rules/program-actions.ts'

/**
 * One small interface for all kinds of content. A pane is mounted before its turn, beside the current one, and prepares
 * everything so that its turn costs one paint: fetch, decode, lay out. It never plays or sounds unless it is active,
 * revealed and told to by `perform`; it goes silent and still the moment one of the two ends.
 */
export interface PaneProps {
  task: TaskView
  /** On screen. A pane that is not active prepares and waits. */
  active: boolean
  /**
   * Veiling is drawn by the pane's frame, over the parts marked `data-veil`. While this is false the pane itself must be
   * still and mute, and these parts inert.
   */
  revealed: boolean
  /** Sound level after unmuting, 0…1. Every task starts muted. */
  volume: number
  /** Call once, when the first frame, picture, waveform or text is decoded and laid out. */
  onPrepared: () => void
  /** Call with a sentence for a person when the content cannot be shown. Counts as prepared. */
  onProblem: (sentence: string) => void
  handle: Ref<PaneHandle>
}

export interface PaneHandle {
  perform: (action: PaneAction) => void
  /** Share of the media that was played while revealed, 0…1; 1 for what has no duration. */
  watchedShare: () => number
}

export type Pane = ComponentType<PaneProps>
