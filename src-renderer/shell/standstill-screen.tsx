import { Button, Modal } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../src-shared/desk/result.ts'
import { ask } from '../desk.ts'
import { saveAgain } from '../review/leave-task.ts'
import { perform } from '../review/perform.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './blank-screens.module.css'
import { tellFailure } from './tell-failure.ts'
import { TroubleWords } from './trouble-words.tsx'

/**
 * Nothing can be kept just now: lies over the work until a try succeeds. What was entered stays below it, in the store,
 * and the try keeps it again.
 */
export function StandstillScreen() {
  const { t } = useTranslation()
  const standstill = useWorkstation((state) => state.standstill)
  return (
    <Modal.Root
      opened={standstill !== undefined}
      onClose={() => undefined}
      fullScreen
      zIndex={300}
      closeOnEscape={false}
    >
      <Modal.Content aria-label={t('trouble.standstill')} bg="var(--ground)">
        <Modal.Body h="100%">{standstill && <Standstill failure={standstill} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Standstill({ failure }: { failure: Failure }) {
  const { t } = useTranslation()
  const [trying, setTrying] = useState(false)
  const tryAgain = async () => {
    setTrying(true)
    const again = await saveAgain()
    setTrying(false)
    useWorkstation.getState().stand(undefined)
    if (again) tellFailure(again)
  }
  return (
    <div className={classes.blank} data-standstill={failure.code}>
      <IconAlertTriangle size={40} stroke={1.5} className={classes.danger} aria-hidden />
      <div className={classes.trouble}>
        <TroubleWords failure={failure} />
        <p>{t('trouble.entered')}</p>
        <ul className={classes.ways}>
          <li>
            <Button autoFocus data-autofocus loading={trying} onClick={() => void tryAgain()}>
              {t('trouble.retry')}
            </Button>
            <p>{t([`trouble.${failure.code}.retryWhy`, 'trouble.retryWhy'])}</p>
          </li>
          {failure.code === 'database-damaged' && (
            <li>
              <Button variant="default" onClick={() => perform('lock')} rightSection={<Keys action="lock" />}>
                {t('trouble.lock')}
              </Button>
              <p>{t('trouble.lockWhy')}</p>
            </li>
          )}
          <li>
            <Button variant="default" onClick={() => void ask('window:quit', {})}>
              {t('blank.quit')}
            </Button>
            <p>{t('trouble.quitWhy')}</p>
          </li>
        </ul>
      </div>
    </div>
  )
}
