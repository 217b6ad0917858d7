import type { RestPictures } from '../wellbeing/pictures.ts'
import { sentence } from './media-response.ts'

/** The place in `/rest-picture/PLACE`, as `restPictureUrl` of the contract writes it; undefined for any other path. */
export function picturePlace(pathname: string): number | undefined {
  const [, place] = /^\/rest-picture\/(\d{1,6})$/.exec(pathname) ?? []
  return place === undefined ? undefined : Number(place)
}

/** A picture for a break. @param pictures undefined while the profile is locked */
export async function pictureResponse(pictures: RestPictures | undefined, place: number): Promise<Response> {
  if (!pictures) return sentence(403, 'The profile is locked.')
  const picture = await pictures.picture(place)
  if (!picture) return sentence(404, 'There is no such picture.')
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': picture.mime,
      'x-content-type-options': 'nosniff',
      // It may be another one the next time.
      'cache-control': 'no-store',
    },
  })
}
