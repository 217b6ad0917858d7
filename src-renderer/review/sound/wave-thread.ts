import { createThread } from '../media/thread.ts'
import type { WaveAnswer, WaveRequest } from './wave-messages.ts'

/** Reads sound to be drawn. */
export const waveThread = createThread<WaveRequest, WaveAnswer>(
  () => new Worker(new URL('./wave-worker.ts', import.meta.url), { type: 'module' }),
)
