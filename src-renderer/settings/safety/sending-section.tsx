import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src-shared/desk/result.ts'
import type { Safety } from '../../../src-shared/desk/views.ts'
import { ask } from '../../desk.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import classes from './safety.module.css'
import { Section } from './section.tsx'

/** Where decisions go, and how many wait. Follows main while it is looked at. */
export function SendingSection({ onChanged }: { onChanged: (result: Result<Safety>) => void }) {
  const { t } = useTranslation()
  const sending = useWorkstation(({ opening }) => opening?.sending)
  const [choosing, setChoosing] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [triedAt, setTriedAt] = useState<Date>()
  if (!sending) return null
  const choose = async () => {
    setChoosing(true)
    setFailure(undefined)
    const result = await ask('safety:choose-folder', {})
    setChoosing(false)
    if (result.ok) onChanged(result)
    else if (result.error.code !== 'cancelled') setFailure(result.error.message)
  }
  const send = async () => {
    const result = await ask('safety:send', {})
    // What comes of it is told when it is known; that of a try which fails as before reads as before.
    setTriedAt(new Date())
    setFailure(result.ok ? undefined : result.error.message)
    if (result.ok) onChanged(result)
  }
  const { folder, held, ready, attention, problem } = sending
  const counts = [
    ...(held > 0 ? [t('safety.held', { count: held })] : []),
    t('safety.ready', { count: ready }),
    ...(attention > 0 ? [t('safety.attention', { count: attention })] : []),
  ]
  return (
    <Section title={t('safety.sending')} why={t('safety.sendingWhy')}>
      {folder === undefined ? <p>{t('safety.noFolder')}</p> : <p className={classes.path}>{folder}</p>}
      <p role="status">{counts.join(' ')}</p>
      {(failure ?? problem) !== undefined && (
        <p className={`${classes.danger} ${classes.problem}`} data-sending-problem>
          <IconAlertTriangle size={20} stroke={1.5} aria-hidden />
          <span>
            {failure ?? problem} {triedAt && t('safety.triedAt', { value: triedAt })}
          </span>
        </p>
      )}
      <div className={classes.row}>
        {folder !== undefined && (
          <Button
            variant={problem === undefined ? 'default' : 'filled'}
            disabled={ready === 0 && problem === undefined}
            onClick={() => void send()}
          >
            {t('safety.sendNow')}
          </Button>
        )}
        <Button variant="default" disabled={choosing} onClick={() => void choose()}>
          {t(folder === undefined ? 'safety.chooseFolder' : 'safety.otherFolder')}
        </Button>
      </div>
    </Section>
  )
}
