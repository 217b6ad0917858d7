import { useEffect, useLayoutEffect, useReducer } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import type { Animation } from './animation.ts'

export interface ShownAnimation {
  /** Frame on screen, from 0. */
  frame: number
  playing: boolean
  /** False if the action is none of this. */
  perform: (action: PaneAction) => boolean
}

/** Moves an animation by key, and stops it the moment it is not allowed to move. */
export function useAnimation(animation: Animation | undefined, allowed: boolean): ShownAnimation {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    animation?.onChange(redraw)
    return () => {
      animation?.stop()
      animation?.onChange(undefined)
    }
  }, [animation])
  useLayoutEffect(() => {
    if (!allowed) animation?.stop()
  }, [allowed, animation])

  function perform(action: PaneAction): boolean {
    if (action === 'play') animation?.playing() ? animation.stop() : animation?.play()
    else if (action === 'frame-back') animation?.step(-1)
    else if (action === 'frame-forward') animation?.step(1)
    else return false
    return true
  }
  return { frame: animation?.frame() ?? 0, playing: animation?.playing() ?? false, perform }
}
