import { useLayoutEffect, useRef, useState } from 'react'
import type { PaneProps } from '../pane.ts'
import { type ProblemName, problemSentence } from './problems.ts'

export interface PaneReports {
  prepared: () => void
  failed: (problem: ProblemName) => void
}

/**
 * Tells the review screen once that the pane is prepared, and at most once what is wrong with the file at `path`.
 * The same object for the pane's whole life, for effects to call.
 */
export function usePaneReports(
  props: Pick<PaneProps, 'onPrepared' | 'onProblem'>,
  path: string,
): PaneReports {
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const [reports] = useState((): PaneReports => {
    const told = { prepared: false, problem: false }
    return {
      prepared() {
        if (told.prepared || told.problem) return
        told.prepared = true
        latest.current.onPrepared()
      },
      failed(problem) {
        if (told.problem) return
        told.problem = true
        latest.current.onProblem(problemSentence(problem, path))
      },
    }
  })
  return reports
}
