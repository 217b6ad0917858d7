import { ALL_FORMATS, HLS, Input, type InputAudioTrack } from 'mediabunny'
import { ownFiles } from '../media/own-files.ts'
import type { WaveFailure, WaveOrder } from './wave-messages.ts'

/** Thrown where there is nothing to decode. */
export class NoSound extends Error {
  readonly failure: WaveFailure

  constructor(failure: WaveFailure) {
    super(failure)
    this.failure = failure
  }
}

/** An opened recording, still encoded. */
export interface OwnSound {
  track: InputAudioTrack
  /** The track's time, in seconds, at which the player's is 0. */
  origin: number
  close: () => void
}

/** Opens the sound of a file or playlist, which is read as a stream, never whole. Throws a NoSound. */
export async function openSound(order: WaveOrder): Promise<OwnSound> {
  const input = new Input({
    source: ownFiles(order, 'throughout'),
    formats: ALL_FORMATS,
    // Times as the player counts them, from 0.
    formatOptions: { hls: { offsetTimestampsByDateTime: false } },
  })
  try {
    return await soundOf(input)
  } catch (error) {
    input.dispose()
    throw error instanceof NoSound ? error : new NoSound('undecodable')
  }
}

async function soundOf(input: Input): Promise<OwnSound> {
  const isPlaylist = (await input.getFormat()) === HLS
  const track = await input.getPrimaryAudioTrack()
  // Where not even a picture is found, it may be of a form that is not known here.
  if (!track) throw new NoSound((await input.getTracks()).length > 0 ? 'silent' : 'undecodable')
  if (await track.isLive()) throw new NoSound('undecodable')
  // The players of playlists count from their first frame, others as the file says.
  const origin = isPlaylist ? await track.getFirstTimestamp() : 0
  return { track, origin, close: () => input.dispose() }
}
