import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconMoodCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../src-shared/desk/result.ts'
import { ask } from '../desk.ts'
import { perform } from '../review/perform.ts'
import { useImporting } from '../stores/importing.ts'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './blank-screens.module.css'
import { LackingNote } from './queue/lacking.tsx'

/** While main opens the profile. Shown late, so that a quick start does not flicker. */
export function LoadingScreen() {
  const { t } = useTranslation()
  return (
    <main className={`${classes.blank} ${classes.late}`}>
      <Loader size="sm" />
      <p>{t('blank.loading')}</p>
    </main>
  )
}

/** The profile cannot be opened at all. */
export function FailedScreen({ failure }: { failure: Failure }) {
  const { t } = useTranslation()
  return (
    <main className={classes.blank} role="alert">
      <IconAlertTriangle size={40} stroke={1.5} className={classes.danger} />
      <h1>{t('blank.failed')}</h1>
      <p>{failure.message}</p>
      <Button variant="default" onClick={() => void ask('window:quit', {})}>
        {t('blank.quit')}
      </Button>
    </main>
  )
}

/** Nothing waits. */
export function EmptyStage() {
  const decidedToday = useReview((state) => state.shift?.decidedToday ?? 0)
  const canUndo = useReview(({ shift }) => shift?.undoable !== undefined)
  const held = useReview(({ shift }) => shift?.held ?? 0)
  const lacking = useReview(({ shift }) => shift?.lacking)
  const { t } = useTranslation()
  const importing = useImporting(({ step }) => step.at === 'running')
  useEffect(() => {
    if (!importing) void ask('window:ready', {})
  }, [importing])
  return (
    <section className={classes.blank} data-empty>
      <IconMoodCheck size={40} stroke={1.5} className={classes.quiet} />
      <h1>{t('blank.empty')}</h1>
      <p>{t('blank.decidedToday', { count: decidedToday })}</p>
      {held > 0 && <p>{t('queue.held', { count: held })}</p>}
      {lacking && <LackingNote lacking={lacking} />}
      <div className={classes.choices}>
        {held > 0 && (
          <Button onClick={() => perform('waiting-list')} rightSection={<Keys action="waiting-list" />}>
            {t('queue.waiting')}
          </Button>
        )}
        <Button
          variant={held > 0 ? 'default' : 'filled'}
          onClick={() => perform('import')}
          rightSection={<Keys action="import" />}
        >
          {t('action.import')}
        </Button>
        {lacking && (
          <Button
            variant="default"
            onClick={() => perform('practice')}
            rightSection={<Keys action="practice" />}
          >
            {t('action.practice')}
          </Button>
        )}
        {canUndo && (
          <Button variant="default" onClick={() => perform('undo')} rightSection={<Keys action="undo" />}>
            {t('action.undo')}
          </Button>
        )}
      </div>
    </section>
  )
}
