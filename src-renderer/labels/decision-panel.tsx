import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { AsideList, ChoiceList, LabelList } from './choice-list.tsx'
import { Chosen } from './chosen.tsx'
import classes from './decision-panel.module.css'
import { Escalation } from './escalation.tsx'
import { NoteField } from './note-field.tsx'
import { Palette } from './palette.tsx'
import { Verdicts } from './verdicts.tsx'

/** Where a decision is made: the policy's labels above, what was chosen below, and at the foot the verdicts. */
export function DecisionPanel() {
  return (
    <aside className={classes.panel}>
      <div className={classes.palette}>
        <OpenedOrPalette />
      </div>
      <div className={classes.foot}>
        <Chosen />
        <FreshNoteField />
        <Verdicts />
      </div>
    </aside>
  )
}

/** Every task has a field of its own, so that neither the cursor nor what can be undone in it passes to the next. */
function FreshNoteField() {
  const taskId = useAfterPaint(useReview((state) => state.task?.id))
  return <NoteField key={taskId} />
}

/** After an opening key, what it opened takes the palette's place: a category's labels, or routes, or reasons. */
function OpenedOrPalette() {
  const opened = useReview((state) => state.opened)
  const escalation = useReview((state) => state.escalation)
  const policy = useWorkstation((state) => state.policy)
  if (escalation !== undefined) return <Escalation route={escalation} />
  if (!opened) return <Palette />
  if (opened.action.startsWith('category:')) {
    const category = policy.categories.find(({ code }) => opened.action === `category:${code}`)
    return category ? <LabelList category={category} /> : <Palette />
  }
  if (opened.action === 'aside') return <AsideList sendTo={policy.sendTo} />
  const lists = {
    escalate: policy.escalationRoutes,
    skip: policy.skipReasons,
    'cannot-review': policy.cannotReviewReasons,
  }
  const name = opened.action as keyof typeof lists
  return <ChoiceList opener={name} choices={lists[name]} />
}
