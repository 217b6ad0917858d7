import type { ShiftView } from '../../src-shared/desk/views.ts'
import type { Store } from '../store/store.ts'

/** Gives out what needs a skill to whoever has it. */
export interface SkillGate {
  /** Skills are granted by exams and end on their day: bars what is no longer given out, and lets in what is. */
  update(): void
  /** What is not given out, by the skills that it needs; nothing where all is. */
  lacking(): Pick<ShiftView, 'lacking'>
}

/** @param now the wall clock, ms since the epoch */
export function createSkillGate(
  { practice, tasks, transact }: Pick<Store, 'practice' | 'tasks' | 'transact'>,
  now: () => number,
): SkillGate {
  let known: string | undefined

  function held(): string[] {
    return practice.skillsAt(new Date(now()).toISOString())
  }

  return {
    update() {
      const skills = held()
      if (known === skills.join(' ')) return
      transact(() => tasks.barWithout(skills))
      known = skills.join(' ')
    },
    lacking() {
      const found = tasks.lacking(held())
      return found.length > 0 ? { lacking: found } : {}
    },
  }
}
