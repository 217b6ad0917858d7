import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Comfort } from '../../src-shared/model/comfort.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Settings } from '../../src-shared/model/settings.ts'
import { comfortFloor, startingComfort, strengthened } from '../../src-shared/rules/comfort.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** The least that the organisation asks for with this task. */
export function floorOf(task: TaskView): Comfort {
  return floorUnder(task, useWorkstation.getState().policy)
}

/** How the task on screen is softened now. */
export function comfortOf(task: TaskView): Comfort {
  const { policy, settings } = useWorkstation.getState()
  return chosenComfort(task, policy, settings, useReview.getState().comfort)
}

/** What the reviewer chose for the task, or else what they begin with; never less than the floor. */
export function chosenComfort(
  task: TaskView,
  policy: Policy,
  settings: Settings,
  chosen: Comfort | undefined,
): Comfort {
  const floor = floorUnder(task, policy)
  return chosen
    ? strengthened(floor, chosen)
    : startingComfort(floor, settings.comfort, task.content.kind, task.severity)
}

export function floorUnder({ content, severity }: TaskView, policy: Policy): Comfort {
  return comfortFloor(policy.review.comfort, content.kind, severity)
}
