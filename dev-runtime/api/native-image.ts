import { strict } from '../strict.ts'

export interface NativeImage {
  isEmpty(): boolean
  toPNG(): Buffer
  toDataURL(): string
  getSize(): { width: number; height: number }
}

/** The part of NativeImage that a PNG can answer without being decoded. */
export function nativeImageOf(png: Buffer): NativeImage {
  return strict('nativeImage', {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    // Width and height open the IHDR chunk, which is always the first.
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  })
}
