import ExifReader from 'exifreader'
import { type Details, pickDetails, wantedTags } from './details.ts'

/** Metadata are foreign bytes in a format full of offsets: read where a loop or a crash harms nobody. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(read(data))
})

function read(data: ArrayBuffer): Details {
  try {
    return pickDetails(
      ExifReader.load(data, { expanded: true, includeTags: { exif: wantedTags, gps: true } }),
    )
  } catch {
    // None, or none that can be read: to the moderator the same.
    return {}
  }
}
