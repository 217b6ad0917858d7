import { useTranslation } from 'react-i18next'
import type { GoldAnswer } from '../../src-shared/model/practice.ts'
import { verdictIcons } from '../shell/verdict-icons.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './feedback-panel.module.css'

/** An answer in words: the verdict with its sign, the labels, and the action if it is part of it. */
export function GoldWords({ answer: { verdict, labels, action } }: { answer: GoldAnswer }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const policy = useWorkstation((state) => state.policy)
  const Icon = verdictIcons[verdict]
  const actionTitle = policy.actions.find(({ code }) => code === action)?.title ?? action
  const titles = labels.map(({ code }) => index.get(code)?.label.title ?? code)
  return (
    <span className={classes.answer} data-verdict={verdict}>
      <Icon size={16} stroke={2} className={classes.answerSign} aria-hidden />
      <span>
        {[t(`verdict.${verdict}`), ...titles, ...(actionTitle === undefined ? [] : [actionTitle])].join(
          ' · ',
        )}
      </span>
    </span>
  )
}
