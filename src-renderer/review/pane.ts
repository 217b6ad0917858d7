import type { ComponentType, Ref } from 'react'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Comfort } from '../../src-shared/model/comfort.ts'
import type { Coverage } from '../../src-shared/model/coverage.ts'
import type { Evidence } from '../../src-shared/model/evidence.ts'
import type { PaneAction, PaneMode } from '../../src-shared/rules/program-actions.ts'

/** Something in the content that is pointed at: evidence of a label, what a machine says, or in an audit the original's evidence. */
export interface Mark {
  /** Stable while it is shown. */
  key: string
  kind: 'evidence' | 'signal' | 'original' | 'gold'
  evidence: Evidence
  /** As its chip shows it: counted from 1 over all evidence of a judgement; a signal has none. */
  number?: number
  /** Title of its label or signal, for the mark's words. */
  title: string
  /** Belongs to the label that new evidence goes to. */
  current: boolean
}

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
  /** How revealed content is softened. Blur, greyscale and dimming are drawn by the frame, the rest by the pane. */
  comfort: Comfort
  /** Sound level after unmuting, 0…1. Every task starts muted. */
  volume: number
  /** How far a jump goes, in seconds. */
  jumpSeconds: number
  /** Evidence and signals to show on content and time line. */
  marks: readonly Mark[]
  /** What stays veiled and silent although the rest is revealed; empty once it is asked for. */
  flagged: readonly Evidence[]
  /** Place and device of a picture may be shown. */
  pictureDetails: boolean
  mode: PaneMode
  /** Asks for a mode's keys, or gives them back with `normal`. */
  onMode: (mode: PaneMode) => void
  /** The reviewer has marked something; it goes to the label that is current. */
  onEvidence: (evidence: Evidence) => void
  /** Call once, when the first frame, picture, waveform or text is decoded and laid out. */
  onPrepared: () => void
  /** Call with a sentence for a person when the content cannot be shown. Counts as prepared. */
  onProblem: (sentence: string) => void
  handle: Ref<PaneHandle>
}

export interface PaneHandle {
  /** @param isHeld the key repeats itself; left out, it was pressed */
  perform: (action: PaneAction, isHeld?: boolean) => void
  /** Which parts were perceived, and how. */
  coverage: () => Coverage
  /** Share of the media, pictures or lines that were perceived while revealed, 0…1. */
  watchedShare: () => number
  /** Length of the media in seconds; undefined where it has none or it is not known yet. */
  durationSeconds: () => number | undefined
  /** Where the media stand, in seconds; undefined while there are none. */
  atSeconds?: () => number | undefined
}

export type Pane = ComponentType<PaneProps>
