import { useEffect, useState, useSyncExternalStore } from 'react'
import { openWave, type Wave, type WaveState, waveOrder } from './wave.ts'

/**
 * The waveform of a task's file, for as long as the component lives; undefined until its length is known, which may be
 * Infinity. `path` is the file's path in the pack. What is not `active` is read only a little way.
 */
export function useWave(
  taskId: string,
  path: string,
  durationSeconds: number,
  active: boolean,
): Wave | undefined {
  const [wave, setWave] = useState<Wave>()
  const known = !Number.isNaN(durationSeconds)
  // A length that only turns out as the file is loaded must not begin it anew.
  const [length, setLength] = useState(durationSeconds)
  if (known && Number.isNaN(length)) setLength(durationSeconds)

  useEffect(() => {
    if (Number.isNaN(length)) return
    const opened = openWave(waveOrder(taskId, path, length))
    setWave(opened)
    return () => {
      opened.close()
      setWave(undefined)
    }
  }, [taskId, path, length])
  useEffect(() => {
    if (active) wave?.goOn()
  }, [wave, active])
  return wave
}

const nothing = () => undefined
const never = () => nothing

/** The waveform's state, told whenever more of it is there. */
export function useWaveState(wave: Wave | undefined): WaveState | undefined {
  return useSyncExternalStore<WaveState | undefined>(wave?.subscribe ?? never, wave?.state ?? nothing)
}
