import { useTranslation } from 'react-i18next'
import type { GoldAnswer } from '../../src-shared/model/practice.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './feedback-panel.module.css'

/**
 * An answer in words: the verdict, the labels, and the action if it is part of it. Without the verdict's sign: a cross would
 * be read as wrong where it stands for a violation.
 */
export function GoldWords({ answer: { verdict, labels, action } }: { answer: GoldAnswer }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const policy = useWorkstation((state) => state.policy)
  const actionTitle = policy.actions.find(({ code }) => code === action)?.title ?? action
  const titles = labels.map(({ code }) => index.get(code)?.label.title ?? code)
  const words = [t(`verdict.${verdict}`), ...titles, ...(actionTitle === undefined ? [] : [actionTitle])]
  return (
    <span className={classes.answer} data-verdict={verdict}>
      {words.join(' · ')}
    </span>
  )
}
