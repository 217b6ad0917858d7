/** Farther than any media reach, in seconds: a seek there ends at the end, wherever that turns out to be. */
const beyond = 1e9

/**
 * Seconds that the media last. Where the file does not say, as those of browsers' own recorders, as far as it is loaded;
 * NaN while nothing is.
 */
export function lengthOf({ duration, buffered }: HTMLMediaElement): number {
  if (Number.isFinite(duration)) return duration
  return buffered.length > 0 ? buffered.end(buffered.length - 1) : Number.NaN
}

/** Media seconds on screen; never past the length, as it reads while the end is still being looked for. */
export function timeOf(media: HTMLMediaElement): number {
  const length = lengthOf(media)
  return Number.isNaN(length) ? media.currentTime : Math.min(media.currentTime, length)
}

/** Where to seek for the end. In a file of unknown duration the browser finds it on the way, and then tells the duration. */
export function endOf({ duration, seekable }: HTMLMediaElement): number {
  if (Number.isFinite(duration)) return duration
  const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0
  return Number.isFinite(end) ? end : beyond
}
