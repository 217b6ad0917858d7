import { beginRest, rested } from '../media/rest.ts'
import type { Decoded } from './decode-part.ts'
import { emptyHistogram, integratedLoudness } from './loudness.ts'
import { NoSound, openSound } from './own-sound.ts'
import { readSpectrum } from './read-spectrum.ts'
import { readWave } from './read-wave.ts'
import type { SoundPart } from './sound-parts.ts'
import type { WaveAnswer, WaveFailure, WaveRequest } from './wave-messages.ts'

/** Reads sound to be drawn, on a thread of its own. */
interface Job {
  closed: boolean
  /** On screen. What waits its turn is read only a little way. */
  active: boolean
  wake?: () => void
  /** What the page was asked to decode, by the number of the part. */
  decoding: Map<number, (decoded: Decoded | undefined) => void>
}

/** Seconds that are read of what waits its turn: enough for the start to be there when it comes. */
const aheadSeconds = 60

const waves = new Map<number, Job>()
const spectra = new Map<number, Job>()

// A recording that was closed lets go of promises that nobody waits for any more.
addEventListener('unhandledrejection', (event) => event.preventDefault())

addEventListener('message', ({ data }: MessageEvent<WaveRequest>) => {
  if (data.type === 'rest') beginRest()
  else if (data.type === 'open') void drawWave(data)
  else if (data.type === 'spectrum') void drawSpectrum(data)
  else if (data.type === 'close-spectrum') end(spectra, data.id)
  else if (data.type === 'close') end(waves, data.id)
  else if (data.type === 'decoded') waves.get(data.id)?.decoding.get(data.part)?.(data.decoded)
  else {
    const job = waves.get(data.id)
    if (!job) return
    job.active = true
    job.wake?.()
  }
})

const createJob = (active: boolean): Job => ({ closed: false, active, decoding: new Map() })

function end(jobs: Map<number, Job>, id: number): void {
  const job = jobs.get(id)
  jobs.delete(id)
  if (!job) return
  job.closed = true
  job.wake?.()
  for (const resolve of job.decoding.values()) resolve(undefined)
}

async function drawWave(order: WaveRequest & { type: 'open' }): Promise<void> {
  const { id } = order
  const job = createJob(false)
  waves.set(id, job)
  const loudness = emptyHistogram()
  let failure: WaveFailure | undefined
  try {
    const sound = await openSound(order)
    try {
      const found = await readWave(sound, order, loudness, {
        decode: (part) => decodedByPage(id, job, part),
        tell: (bins) =>
          !job.closed && answer({ type: 'bins', id, ...bins }, [bins.peak.buffer, bins.rms.buffer]),
        mayGoOn: (read) => !job.closed && (job.active || read < aheadSeconds || untilActive(job)),
      })
      if (found === 'gaps') failure = 'gaps'
    } finally {
      sound.close()
    }
  } catch (error) {
    failure = error instanceof NoSound ? error.failure : 'broken'
  }
  waves.delete(id)
  if (job.closed) return
  const integrated = integratedLoudness(loudness)
  answer({
    type: 'end',
    id,
    ...(failure && { failure }),
    ...(integrated !== undefined && { loudness: integrated }),
  })
}

let parts = 0

/** What the page makes of it, once no key goes first; undefined also when the job is closed meanwhile. */
async function decodedByPage(id: number, job: Job, sound: SoundPart): Promise<Decoded | undefined> {
  await rested()
  if (job.closed) return undefined
  const bytes = await sound.file()
  const part = ++parts
  return new Promise((resolve) => {
    job.decoding.set(part, (decoded) => {
      job.decoding.delete(part)
      resolve(decoded)
    })
    answer({ type: 'decode', id, part, bytes, sampleRate: sound.sampleRate }, [bytes])
  })
}

/** Waits until the job is on screen, or closed; true when it may go on. */
async function untilActive(job: Job): Promise<boolean> {
  while (!job.active && !job.closed) {
    await new Promise<void>((resolve) => {
      job.wake = resolve
    })
  }
  return !job.closed
}

async function drawSpectrum(order: WaveRequest & { type: 'spectrum' }): Promise<void> {
  const { id } = order
  end(spectra, id)
  const job = createJob(true)
  spectra.set(id, job)
  try {
    const sound = await openSound(order)
    try {
      await readSpectrum(
        sound,
        order,
        (columns) => !job.closed && answer({ type: 'columns', id, ...columns }, [columns.levels.buffer]),
        () => !job.closed,
      )
    } finally {
      sound.close()
    }
  } catch {
    // What there is stays.
  }
  if (job.closed) return
  spectra.delete(id)
  answer({ type: 'spectrum-end', id })
}

function answer(message: WaveAnswer, transfer: ArrayBuffer[] = []): void {
  postMessage(message, { transfer })
}
