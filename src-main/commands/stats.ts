import type { Command } from './command.ts'
import { print } from './tell.ts'

export const statsCommand: Command = {
  on: 'profile',
  run({ store }) {
    const { decided, undone, skipped } = store.decisions.counts()
    const counts = store.tasks.countBy()
    const byKind: Record<string, Record<string, number>> = {}
    for (const { kind, state, count } of counts) {
      byKind[kind] ??= { waiting: 0, decided: 0 }
      byKind[kind][state] = count
    }
    const inState = (wanted: string) =>
      counts.reduce((sum, { state, count }) => sum + (state === wanted ? count : 0), 0)
    print({
      waiting: store.tasks.countWaiting(),
      held: store.tasks.countHeld(),
      decided,
      returned: inState('returned'),
      sentOn: inState('sent-on'),
      undone,
      skipped,
      byKind,
    })
    return 0
  },
}
