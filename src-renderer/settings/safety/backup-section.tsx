import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src-shared/desk/result.ts'
import type { Safety } from '../../../src-shared/desk/views.ts'
import { ask } from '../../desk.ts'
import classes from './safety.module.css'
import { Section } from './section.tsx'

interface Props {
  safety: Safety
  onChanged: (result: Result<Safety>) => void
}

/** The copies that are there, and one more on demand. */
export function BackupSection({ safety, onChanged }: Props) {
  const { t } = useTranslation()
  const [running, setRunning] = useState(false)
  const [failure, setFailure] = useState<string>()
  const { lastBackupAt, backups, backupFolder, backupProblem } = safety
  const problem = failure ?? backupProblem
  const backUp = async () => {
    setRunning(true)
    setFailure(undefined)
    const result = await ask('safety:back-up', {})
    setRunning(false)
    if (result.ok) onChanged(result)
    else setFailure(result.error.message)
  }
  return (
    <Section title={t('safety.backups')} why={t('safety.backupsWhy')}>
      <p role="status">
        {lastBackupAt === undefined
          ? t('safety.noBackup')
          : t('safety.lastBackup', { value: new Date(lastBackupAt), count: backups })}
      </p>
      <p className={classes.path}>{backupFolder}</p>
      {problem !== undefined && (
        <p role="alert" className={classes.danger}>
          {problem}
        </p>
      )}
      <Button variant="default" loading={running} onClick={() => void backUp()}>
        {t('safety.backUp')}
      </Button>
    </Section>
  )
}
