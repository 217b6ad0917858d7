/** What is known of whoever sent a message over the bridge. */
export interface Sender {
  url: string
  /** The frame is the top one of its window. */
  isTop: boolean
}

/** Only the top frame of the program's own page may speak; a frame that is gone already (null) may not. */
export function isTrusted(sender: Sender | null, origin: string): boolean {
  if (!sender?.isTop) return false
  try {
    const url = new URL(sender.url)
    return `${url.protocol}//${url.host}` === origin
  } catch {
    return false
  }
}
