/** Bounds that keep a hostile or broken source from filling memory or disk. All can be set for one import. */
export interface Limits {
  /** Files of a folder, entries of an archive. */
  maxFiles: number
  maxFolderBytes: number
  /** Unpacked size of an archive. */
  maxZipBytes: number
  /** From this unpacked size on, an archive entry must not be packed tighter than `maxZipRatio`. */
  zipRatioFromBytes: number
  maxZipRatio: number
  /** One line of a list of tasks, one row of a table. */
  maxLineBytes: number
  /** A text kept as a file. */
  maxTextBytes: number
  /** A transcript beside a video or recording. */
  maxTranscriptBytes: number
  /** Width times height of a picture, or of a frame of it: unpacked, each pixel takes four bytes. */
  maxPicturePixels: number
  maxManifestBytes: number
  maxPolicyBytes: number
  maxPlaylistBytes: number
  /** Files that one HLS playlist refers to, directly or through others. */
  maxPlaylistFiles: number
  /** All task lines of one import together, since they enter by one transaction. */
  maxTaskBytes: number
}

const MiB = 1024 ** 2
const GiB = 1024 ** 3

export const defaultLimits: Limits = {
  maxFiles: 200_000,
  maxFolderBytes: 50 * GiB,
  maxZipBytes: 20 * GiB,
  // Deflate reaches 1,032 : 1 on zeros; real task lists stay below 100 : 1. Small files are harmless at any ratio.
  zipRatioFromBytes: 256 * MiB,
  maxZipRatio: 200,
  maxLineBytes: 8 * MiB,
  maxTextBytes: 20_000_000,
  // What the review screen reads at most.
  maxTranscriptBytes: 1_000_000,
  // Beyond what any camera takes; the window's process holds 800 MB for it while it is reduced.
  maxPicturePixels: 200_000_000,
  maxManifestBytes: MiB,
  maxPolicyBytes: 8 * MiB,
  maxPlaylistBytes: 5 * MiB,
  maxPlaylistFiles: 50_000,
  // Measured: a million tasks of 200 bytes take five times their lines in memory.
  maxTaskBytes: 512 * MiB,
}

/** A size for people, such as `20 MB`. */
export function sizeText(bytes: number): string {
  const steps: [number, string][] = [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ]
  for (const [step, unit] of steps) {
    if (bytes >= step) return `${Number((bytes / step).toFixed(1))} ${unit}`
  }
  return `${bytes} bytes`
}
