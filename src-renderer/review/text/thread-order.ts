/**
 * Order in which to read a thread: each post followed by its answers, oldest first. `replyTo` counts posts from 0; one
 * that does not point at an earlier post is taken as a beginning. Returns positions with how deep they are nested.
 */
export function threadOrder(
  posts: readonly { replyTo?: number | undefined }[],
): { index: number; depth: number }[] {
  const answers = new Map<number, number[]>()
  const roots: number[] = []
  for (const [index, { replyTo }] of posts.entries()) {
    const before = replyTo === undefined ? undefined : answers.get(replyTo)
    if (replyTo === undefined || replyTo >= index) roots.push(index)
    else if (before) before.push(index)
    else answers.set(replyTo, [index])
  }
  const order: { index: number; depth: number }[] = []
  // A stack of its own: ten thousand answers to answers would overflow the call stack.
  const open = roots.reverse().map((index) => ({ index, depth: 0 }))
  for (let next = open.pop(); next; next = open.pop()) {
    order.push(next)
    const { index, depth } = next
    for (const answer of (answers.get(index) ?? []).reverse()) open.push({ index: answer, depth: depth + 1 })
  }
  return order
}
