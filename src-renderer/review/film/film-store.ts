import type { Talk } from '../media/thread.ts'
import type { FilmOrder, FilmRequest } from './film-messages.ts'
import { filmThread } from './film-thread.ts'

export interface FilmFrame {
  /** The moment that it shows, in media seconds. */
  seconds: number
  canvas: HTMLCanvasElement
}

/** What there is of a film. A new object after every change. */
export interface FilmView {
  state: 'waiting' | 'partial' | 'complete' | 'none'
  /** One for each cell; undefined while there is no picture of it. */
  frames: readonly (FilmFrame | undefined)[]
  /** The picture that was asked for to look at closely. */
  large: FilmFrame | undefined
}

/** The film of one video, from its order until it is closed. */
export interface FilmStore {
  view: () => FilmView
  subscribe: (listener: () => void) => () => void
  /** Begins with the first few pictures; returns what ends it and lets go of them all. */
  open: (order: FilmOrder) => () => void
  /** The video is on screen: makes the rest. */
  goOn: () => void
  /** Asks for a picture of `height` pixels, which comes as `large`. */
  look: (seconds: number, height: number) => void
}

const nothing: FilmView = { state: 'waiting', frames: [], large: undefined }

/** `onFrameLength` is told how long frames of the video last, in seconds. */
export function createFilmStore(onFrameLength: (seconds: number) => void): FilmStore {
  let view = nothing
  let talk: Talk<FilmRequest> | undefined
  let telling = 0
  const listeners = new Set<() => void>()

  /** Told once a frame: pictures may come faster than they can be painted. */
  function change(part: Partial<FilmView>): void {
    view = { ...view, ...part }
    telling ||= requestAnimationFrame(() => {
      telling = 0
      for (const listener of listeners) listener()
    })
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(order) {
      change({ ...nothing, frames: Array.from({ length: order.cells }) })
      const opened = filmThread.talk((answer) => {
        // Gone with its thread, it has no more pictures.
        if (answer === undefined) change({ state: 'none' })
        else if (answer.type === 'picture') {
          const { cell, seconds, frameSeconds, bitmap } = answer
          onFrameLength(frameSeconds)
          const frames = view.frames.with(cell, { seconds, canvas: canvasOf(bitmap) })
          change({ frames, state: 'partial' })
        } else if (answer.type === 'looked')
          change({ large: { seconds: answer.seconds, canvas: canvasOf(answer.bitmap) } })
        else change({ state: answer.outcome })
      })
      opened.tell({ type: 'open', ...order })
      talk = opened
      return () => {
        opened.end({ type: 'close' })
        talk = undefined
        cancelAnimationFrame(telling)
        telling = 0
        view = nothing
      }
    },
    goOn: () => talk?.tell({ type: 'go-on' }),
    look: (seconds, height) => talk?.tell({ type: 'look', seconds, height }),
  }
}

/** A canvas that takes the bitmap over, without a copy. */
function canvasOf(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}
