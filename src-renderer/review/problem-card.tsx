import { IconPhotoOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './stage.module.css'

/** The content cannot be shown: what is wrong, and the key that decides the task all the same. */
export function ProblemCard({ problem }: { problem: string }) {
  const { t } = useTranslation()
  const isAudit = useReview(({ shift }) => shift?.bench === 'audit')
  const isJudged = useReview(({ shift }) => shift?.beside !== undefined)
  return (
    <div className={classes.problem} role="alert" data-problem>
      <IconPhotoOff size={40} stroke={1.5} aria-hidden />
      <h2>{t('problem.title')}</h2>
      <p>{problem}</p>
      {!isJudged && (
        <p className={classes.way}>
          {t('problem.decide')} <Keys action="cannot-review" />
          {!isAudit && (
            <>
              {' '}
              {t('problem.skip')} <Keys action="skip" />
            </>
          )}
        </p>
      )}
    </div>
  )
}
