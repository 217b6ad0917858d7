import { create } from 'zustand'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import type { TableOutline } from '../../src-shared/model/table.ts'

/** Where an import stands. */
export type ImportStep =
  /** Nothing is under way. `said` is what came of the last try. */
  | { at: 'choose'; said?: { tone: 'info' | 'danger'; text: string } }
  /** The system's dialog is open, or main looks at what was chosen in it. */
  | { at: 'choosing' }
  | { at: 'table'; name: string; table: TableOutline }
  /** `own`: asked for in this window. `hidden`: the person reviews meanwhile. */
  | { at: 'running'; progress?: ImportProgress; own: boolean; hidden: boolean }
  | { at: 'done'; report: ImportReport }

interface Importing {
  step: ImportStep
  go: (step: ImportStep) => void
}

/** The one import that runs at a time. Apart from its dialog, since it goes on behind it. */
export const useImporting = create<Importing>()((set) => ({
  step: { at: 'choose' },
  go: (step) => set({ step }),
}))
