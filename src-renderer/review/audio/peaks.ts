/** Loudest absolute sample of each of `count` equal stretches, over all channels, 0…1. */
export function peaksOf(channels: readonly Float32Array[], count: number): Float32Array<ArrayBuffer> {
  const length = channels[0]?.length ?? 0
  const size = Math.min(count, length)
  const peaks = new Float32Array(size)
  for (const samples of channels) {
    for (let at = 0; at < length; at++) {
      const stretch = Math.floor((at * size) / length)
      const level = Math.abs(samples[at] ?? 0)
      if (level > (peaks[stretch] ?? 0)) peaks[stretch] = level
    }
  }
  return peaks
}
