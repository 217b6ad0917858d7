import { BufferSource, CustomPathedSource, CustomSource, type Source } from 'mediabunny'

/** Bytes that are read of every file at first; a shorter one is then had whole. */
const headBytes = 2 ** 16
/** Bytes of a longer one kept at hand, for all reads of one film or recording. */
const keptBytes = 8 * 2 ** 20
/** A playlist is read whole; one of ten hours has not half a megabyte. */
const mostOfPlaylist = 2 ** 22

/** Here and there, no more than is asked for, since each byte is decrypted first; or from its start to its end, and so ahead. */
type Reading = 'in-places' | 'throughout'

/**
 * Reads a task's file, and the files that a playlist names, by byte range. What lies outside of `root` is refused: a
 * playlist may only point inside its own task. Nothing is asked for twice: what is not there now will not come.
 */
export function ownFiles({ url, root }: { url: string; root: string }, reading: Reading): CustomPathedSource {
  return new CustomPathedSource(url, ({ path }) => openFile(path, root, reading))
}

async function openFile(url: string, root: string, reading: Reading): Promise<Source> {
  if (!url.startsWith(root)) throw new Error('A file outside of its task was asked for.')
  const life = new AbortController()
  const head = await readPart(url, 0, headBytes, life.signal)
  if (head.bytes.length === head.size) return new BufferSource(head.bytes)
  if (head.size > mostOfPlaylist && new TextDecoder().decode(head.bytes.subarray(0, 7)) === '#EXTM3U')
    throw new Error('The playlist is too long.')
  return new CustomSource({
    maxCacheSize: keptBytes,
    prefetchProfile: reading === 'throughout' ? 'network' : 'fileSystem',
    getSize: () => head.size,
    read: (start, end) =>
      end <= headBytes
        ? head.bytes.slice(start, end)
        : readPart(url, start, end, life.signal).then(({ bytes }) => bytes),
    dispose: () => life.abort(),
    // What fails behind the back of a read fails again in the next one, which tells it.
    handleUnhandledError: () => undefined,
  })
}

/** The bytes from `start` up to but not including `end`, or to the file's end, and the file's size. */
async function readPart(url: string, start: number, end: number, signal: AbortSignal) {
  const range = `bytes=${start}-${end - 1}`
  const response = await fetch(url, { headers: { range }, signal, redirect: 'error' })
  const size = Number(response.headers.get('content-range')?.split('/').at(-1) ?? Number.NaN)
  if (response.status !== 206 || !(size >= 0)) {
    await response.body?.cancel()
    throw new Error(`A part of a file was asked for, and the answer was ${response.status}.`)
  }
  return { bytes: new Uint8Array(await response.arrayBuffer()), size }
}
