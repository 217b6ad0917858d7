import { useState } from 'react'
import type { PaneAction, PaneMode } from '../../../src-shared/rules/program-actions.ts'
import { type Box, coarseStep, fineStep, firstBox, moved, resized, type Way } from './region.ts'

interface Wishes {
  /** Of the pane's props. */
  mode: PaneMode
  onMode: (mode: PaneMode) => void
  /** A region was drawn and accepted. */
  onRegion: (box: Box) => void
}

export interface RegionMarker {
  /** The region that is being drawn; none outside of mark mode. */
  drawn: Box | undefined
  draw: (box: Box) => void
  /** Carries out a key's action; false if it is none of this. */
  perform: (action: PaneAction) => boolean
}

/** Draws a region on a picture by keys, or by the pointer through `RegionLayer`. The pane decides when it may begin. */
export function useRegionMarker({ mode, onMode, onRegion }: Wishes): RegionMarker {
  const [box, draw] = useState<Box>(firstBox)
  const isMarking = mode === 'mark'

  function perform(action: PaneAction): boolean {
    if (action === 'mark') {
      draw(firstBox)
      onMode('mark')
      return true
    }
    if (!isMarking || !action.startsWith('mark-')) return false
    if (action === 'mark-accept') onRegion(box)
    if (action === 'mark-accept' || action === 'mark-leave') onMode('normal')
    else draw((now) => changed(now, action))
    return true
  }

  return { drawn: isMarking ? box : undefined, draw, perform }
}

function changed(box: Box, action: PaneAction): Box {
  if (action === 'mark-start') return { ...box, x: 0, y: 0 }
  if (action === 'mark-end') return { ...box, x: 1 - box.width, y: 1 - box.height }
  const [, fine, grow, way] = /^mark-(fine-)?(grow-)?(left|right|up|down)$/.exec(action) ?? []
  if (way === undefined) return box
  const change = grow ? resized : moved
  return change(box, way as Way, fine ? fineStep : coarseStep)
}
