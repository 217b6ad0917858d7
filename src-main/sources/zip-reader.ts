import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import yauzl from 'yauzl'

const windowBytes = 256 * 1024

/**
 * Gives yauzl the bytes of an archive. Its own reader passes positions from the archive straight to the file system,
 * which throws out of reach of any handler when they are absurd; and it reads a directory of 200,000 entries in
 * 400,000 small steps. This one checks positions and reads ahead.
 */
export class ZipReader extends yauzl.RandomAccessReader {
  readonly #handle: FileHandle
  readonly #bytes: number
  #window = Buffer.alloc(0)
  #windowStart = 0

  constructor(handle: FileHandle, bytes: number) {
    super()
    this.#handle = handle
    this.#bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Not the file system's own stream: that closes the file when it is destroyed, whatever it is told.
    return Readable.from(this.#range(start, end), { objectMode: false })
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
    let position = start
    while (position < end) {
      const buffer = Buffer.allocUnsafe(Math.min(windowBytes, end - position))
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    if (!Number.isSafeInteger(position) || position < 0 || position + length > this.#bytes) {
      callback(new Error('it points past its own end'))
      return
    }
    this.#fill(position, length).then(
      () => {
        const from = position - this.#windowStart
        callback(null, this.#window.copy(buffer, offset, from, from + length))
      },
      (error: Error) => callback(error),
    )
  }

  async #fill(position: number, length: number): Promise<void> {
    if (position >= this.#windowStart && position + length <= this.#windowStart + this.#window.length) return
    const window = Buffer.allocUnsafe(Math.min(Math.max(windowBytes, length), this.#bytes - position))
    const { bytesRead } = await this.#handle.read(window, 0, window.length, position)
    this.#window = window.subarray(0, bytesRead)
    this.#windowStart = position
  }

  override close(callback: (error: Error | null) => void): void {
    this.#handle.close().then(
      () => callback(null),
      (error: Error) => callback(error),
    )
  }
}
