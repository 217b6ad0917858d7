/** Which part of a recording is in view, in seconds. */
export interface WaveView {
  start: number
  span: number
}

/** No less is shown, in seconds. */
const closest = 2
/** Seconds that are shown when the view goes near in one step. */
const near = 20
/** How much one step of zoom changes. */
const factor = 2
/** Where the playhead is when the view has turned a page: the last bit of what was heard stays in sight. */
const lead = 0.1

export function wholeView(duration: number): WaveView {
  return { start: 0, span: duration }
}

function clamped(start: number, span: number, duration: number): WaveView {
  return { start: Math.max(0, Math.min(duration - span, start)), span }
}

/** One step nearer or farther; what is at `seconds` stays where it is. */
export function zoomed(view: WaveView, step: 'in' | 'out', seconds: number, duration: number): WaveView {
  const wanted = step === 'in' ? view.span / factor : view.span * factor
  return around(view, Math.min(duration, Math.max(Math.min(closest, duration), wanted)), seconds, duration)
}

/** From the whole recording to what is near `seconds`, and back. */
export function turned(view: WaveView, seconds: number, duration: number): WaveView {
  if (view.span < duration) return wholeView(duration)
  return around(view, Math.min(near, duration), seconds, duration)
}

function around(view: WaveView, span: number, seconds: number, duration: number): WaveView {
  const share = Math.max(0, Math.min(1, (seconds - view.start) / view.span))
  return clamped(seconds - share * span, span, duration)
}

/** Turns the page when `seconds` is no longer in view; the same object while it is. Pages rest: nothing moves all the time. */
export function followed(view: WaveView, seconds: number, duration: number): WaveView {
  if (seconds >= view.start && seconds <= view.start + view.span) return view
  const turned = clamped(seconds - lead * view.span, view.span, duration)
  return turned.start === view.start ? view : turned
}

/** Where a moment lies: 0 at the left edge of the view, 1 at its right. */
export function placeIn({ start, span }: WaveView, seconds: number): number {
  return (seconds - start) / span
}
