/** `m:ss.t`, or `h:mm:ss.t` from one hour on; what is not a finite time (a duration not yet known) reads `–:––`. */
export function formatTime(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–:––'
  // Cut, not rounded: 59.96 s must not read 60.0.
  const tenths = Math.floor(seconds * 10 + 1e-6)
  const whole = Math.floor(tenths / 10)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = `${String(whole % 60).padStart(2, '0')}.${tenths % 10}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
