import { IconMessageCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { perform } from '../review/perform.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './feedback-count.module.css'
import { useFeedback } from './feedback-store.ts'

/** How many audits wait for this person's answer; nothing while none does. */
export function FeedbackCount() {
  const { t } = useTranslation()
  const open = useFeedback(({ feedback }) => feedback?.open ?? 0)
  const look = useFeedback((state) => state.look)
  useEffect(() => void look(), [look])
  if (open === 0) return null
  return (
    <button
      type="button"
      className={classes.count}
      title={t('action.feedback')}
      data-feedback={open}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform('feedback')}
    >
      <IconMessageCircle size={16} stroke={1.75} aria-hidden />
      {t('audit.feedback.toAnswer', { count: open })} <Keys action="feedback" />
    </button>
  )
}
