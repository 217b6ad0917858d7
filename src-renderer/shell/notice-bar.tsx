import { CloseButton } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './notice-bar.module.css'

/** What the person must know now; stays until it is dismissed or the next thing succeeds. */
export function NoticeBar() {
  const { t } = useTranslation()
  const notice = useWorkstation((state) => state.notice)
  const refused = useWorkstation((state) => state.ownKeysRefused)
  const hasTask = useReview((state) => state.task !== undefined)
  const notify = useWorkstation((state) => state.notify)
  const shown = notice ?? (refused ? { tone: 'info' as const, text: t('notice.ownKeysRefused') } : undefined)
  if (!shown) return null
  const Icon = shown.tone === 'danger' ? IconAlertTriangle : IconInfoCircle
  return (
    <div
      className={classes.notice}
      data-tone={shown.tone}
      data-alone={!hasTask || undefined}
      role={shown.tone === 'danger' ? 'alert' : 'status'}
    >
      <Icon size={20} stroke={1.5} aria-hidden />
      <p>{shown.text}</p>
      {notice && (
        <>
          <Keys action="cancel" />
          <CloseButton aria-label={t('notice.dismiss')} onClick={() => notify(undefined)} />
        </>
      )}
    </div>
  )
}
