import type { ExpandedTags } from 'exifreader'

/** What of a picture's metadata is shown, in this order. */
export const detailNames = [
  'place',
  'altitude',
  'taken',
  'device',
  'lens',
  'software',
  'description',
  'author',
] as const
export type DetailName = (typeof detailNames)[number]

/** Values as they stand in the file: whatever somebody wrote into it. */
export type Details = Partial<Record<DetailName, string>>

/** Only these are read: the rest of the metadata costs time and memory for nothing. */
export const wantedTags = [
  'Make',
  'Model',
  'LensModel',
  'Software',
  'DateTimeOriginal',
  'DateTime',
  'OffsetTimeOriginal',
  'ImageDescription',
  'Artist',
  'GPSLatitude',
  'GPSLatitudeRef',
  'GPSLongitude',
  'GPSLongitudeRef',
  'GPSAltitude',
  'GPSAltitudeRef',
]

/** A value may be as long as the file; nobody reads more of it than this. */
const mostCharacters = 500

/** Picks the details out of what the reader found; what is missing, empty or no number is left out. */
export function pickDetails({ exif = {}, gps }: Pick<ExpandedTags, 'exif' | 'gps'>): Details {
  const text = (name: string): string | undefined => {
    const described = (exif as Record<string, { description?: unknown } | undefined>)[name]?.description
    return typeof described === 'string' ? bounded(described) : undefined
  }
  const join = (...parts: (string | undefined)[]) =>
    bounded(parts.filter((part) => part !== undefined).join(' '))
  const found: Record<DetailName, string | undefined> = {
    place: place(gps?.Latitude, gps?.Longitude),
    altitude: Number.isFinite(gps?.Altitude) ? `${Math.round(gps?.Altitude ?? 0)} m` : undefined,
    taken: join(text('DateTimeOriginal') ?? text('DateTime'), text('OffsetTimeOriginal')),
    device: join(text('Make'), text('Model')),
    lens: text('LensModel'),
    software: text('Software'),
    description: text('ImageDescription'),
    author: text('Artist'),
  }
  return Object.fromEntries(detailNames.flatMap((name) => (found[name] ? [[name, found[name]]] : [])))
}

/** In degrees; never an address and never a link. */
function place(latitude: number | undefined, longitude: number | undefined): string | undefined {
  if (latitude === undefined || longitude === undefined) return undefined
  // Also refuses what is no number.
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined
  const north = `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? 'S' : 'N'}`
  return `${north}, ${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? 'W' : 'E'}`
}

function bounded(text: string): string {
  // Fixed fields are filled up with zeros.
  const trimmed = text.slice(0, 2 * mostCharacters).replace(/[\0\s]+$/, '')
  return trimmed.length > mostCharacters ? `${[...trimmed.slice(0, mostCharacters)].join('')}…` : trimmed
}
