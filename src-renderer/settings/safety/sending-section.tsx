import { Button } from '@mantine/core'
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
  if (!sending) return null
  const choose = async () => {
    setChoosing(true)
    setFailure(undefined)
    const result = await ask('safety:choose-folder', {})
    setChoosing(false)
    if (result.ok) onChanged(result)
    else if (result.error.code !== 'cancelled') setFailure(result.error.message)
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
      {(failure ?? problem) !== undefined && <p className={classes.danger}>{failure ?? problem}</p>}
      <Button variant="default" disabled={choosing} onClick={() => void choose()}>
        {t(folder === undefined ? 'safety.chooseFolder' : 'safety.otherFolder')}
      </Button>
    </Section>
  )
}
