import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { mediaUrl } from '../../../src-shared/desk/contract.ts'
import { type Album, createAlbum, type Slot } from './album.ts'
import { loadPicture, type Picture } from './picture.ts'

export interface PictureFile {
  src: string
  alt?: string | undefined
}

export interface ShownAlbum extends Slot<Picture> {
  /** Position of the picture on screen, from 0. */
  index: number
  /** The same function for the pane's whole life. Without effect beyond either end. */
  go: (to: (index: number) => number) => void
}

/** A task's pictures, decoded for the box of `ref`. */
export function useAlbum(
  taskId: string,
  pictures: readonly PictureFile[],
  ref: RefObject<HTMLElement | null>,
): ShownAlbum {
  const album = useRef<Album<Picture>>(undefined)
  const [shown, setShown] = useState<Slot<Picture> & { index: number }>({ index: 0 })

  useEffect(() => {
    const box = ref.current
    const room = {
      width: Math.max(1, box?.clientWidth ?? 0) * devicePixelRatio,
      height: Math.max(1, box?.clientHeight ?? 0) * devicePixelRatio,
    }
    const load = (index: number, signal: AbortSignal) =>
      loadPicture(mediaUrl(taskId, pictures[index]?.src ?? ''), room, signal)
    const opened = createAlbum(pictures.length, load, () => {
      const index = opened.index()
      const { picture, problem } = opened.slot(index)
      // A neighbour that is prepared changes nothing on screen.
      setShown((now) =>
        now.index === index && now.picture === picture && now.problem === problem
          ? now
          : { index, ...(picture && { picture }), ...(problem && { problem }) },
      )
    })
    album.current = opened
    return () => {
      opened.dispose()
      album.current = undefined
    }
  }, [taskId, pictures, ref])

  const go = useCallback((to: (index: number) => number) => {
    album.current?.go(to(album.current.index()))
  }, [])
  return { ...shown, go }
}
