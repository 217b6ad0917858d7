import type { Command } from './command.ts'
import { print } from './tell.ts'

export const statsCommand: Command = {
  on: 'profile',
  run({ store }) {
    const { decided, undone, skipped } = store.decisions.counts()
    const byKind: Record<string, { waiting: number; decided: number }> = {}
    for (const { kind, state, count } of store.tasks.countBy()) {
      byKind[kind] ??= { waiting: 0, decided: 0 }
      byKind[kind][state] = count
    }
    print({ waiting: store.tasks.countWaiting(), decided, undone, skipped, byKind })
    return 0
  },
}
