import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../src-shared/desk/result.ts'
import type { Trouble } from '../../src-shared/desk/views.ts'
import { ask } from '../desk.ts'
import { withReadableTimes } from '../ui/readable-times.ts'
import classes from './blank-screens.module.css'
import { openDesk } from './open-desk.ts'
import { TroubleWords } from './trouble-words.tsx'
import { WaysOut } from './ways-out.tsx'

/** The profile cannot be opened: what happened, what is safe, what one can do. */
export function TroubleScreen({ trouble }: { trouble: Trouble }) {
  const { t, i18n } = useTranslation()
  const [restored, setRestored] = useState<string>()
  return (
    <main className={classes.blank} data-trouble={trouble.code}>
      {restored === undefined ? (
        <>
          <div className={classes.trouble}>
            <IconAlertTriangle size={40} stroke={1.5} className={classes.danger} aria-hidden />
            <TroubleWords failure={trouble} />
            <p className={classes.folder}>{trouble.folder}</p>
            <Ways trouble={trouble} onRestored={setRestored} />
          </div>
          <WaysOut currentIs={t('trouble.cannotOpen')} />
        </>
      ) : (
        <>
          <IconCircleCheck size={40} stroke={1.5} className={classes.good} aria-hidden />
          <h1>{t('trouble.restored')}</h1>
          <p role="status">{withReadableTimes(restored, i18n.language)}</p>
          <Button mt="md" autoFocus onClick={() => void openDesk()}>
            {t('trouble.open')}
          </Button>
        </>
      )}
    </main>
  )
}

interface WaysProps {
  trouble: Trouble
  onRestored: (said: string) => void
}

/** Of what main can do, each with its consequence. */
function Ways({ trouble, onRestored }: WaysProps) {
  const { t } = useTranslation()
  const [running, setRunning] = useState<'retry' | 'restore' | 'restore-file' | 'accept-gap'>()
  const [confirming, setConfirming] = useState(false)
  const [said, setSaid] = useState<string>()
  const { can, backupAt } = trouble

  const run = async <T,>(way: NonNullable<typeof running>, asked: Promise<Result<T>>) => {
    setRunning(way)
    setSaid(undefined)
    const result = await asked
    setRunning(undefined)
    if (!result.ok && result.error.code !== 'cancelled') setSaid(result.error.message)
    return result
  }
  const retry = async () => {
    await run('retry', ask('trouble:retry', {}))
    await openDesk()
  }
  const restore = async (from: 'newest' | 'file') => {
    const way = from === 'newest' ? 'restore' : 'restore-file'
    const result = await run(way, ask('trouble:restore', { from }))
    if (result.ok) onRestored(result.value.said)
    else if (result.error.code !== 'cancelled') await openDesk()
  }
  const acceptGap = async () => {
    await run('accept-gap', ask('trouble:accept-gap', {}))
    await openDesk()
  }
  return (
    <>
      <ul className={classes.ways}>
        {can.includes('restore') && (
          <li>
            <Button
              loading={running === 'restore'}
              disabled={running !== undefined}
              onClick={() => void restore('newest')}
            >
              {t('trouble.restore')}
            </Button>
            <p>
              {backupAt !== undefined && t('trouble.backupAt', { value: new Date(backupAt) })}{' '}
              {t('trouble.restoreWhy')}
            </p>
          </li>
        )}
        {can.includes('restore-file') && (
          <li>
            <Button
              variant="default"
              loading={running === 'restore-file'}
              disabled={running !== undefined}
              onClick={() => void restore('file')}
            >
              {t('trouble.restoreFile')}
            </Button>
            <p>{t('trouble.restoreFileWhy')}</p>
          </li>
        )}
        {can.includes('accept-gap') && (
          <li>
            <Button
              variant="default"
              loading={running === 'accept-gap'}
              disabled={running !== undefined}
              onClick={() => (confirming ? void acceptGap() : setConfirming(true))}
            >
              {confirming ? t('trouble.gapConfirm') : t('trouble.gap')}
            </Button>
            <p>{confirming ? t('trouble.gapSure') : t('trouble.gapWhy')}</p>
          </li>
        )}
        {can.includes('retry') && (
          <li>
            <Button
              variant={can.includes('restore') ? 'default' : 'filled'}
              autoFocus
              loading={running === 'retry'}
              disabled={running !== undefined}
              onClick={() => void retry()}
            >
              {t('trouble.retry')}
            </Button>
            <p>{t([`trouble.${trouble.code}.retryWhy`, 'trouble.retryWhy'])}</p>
          </li>
        )}
      </ul>
      {said !== undefined && (
        <p role="alert" className={classes.danger}>
          {said}
        </p>
      )}
    </>
  )
}
