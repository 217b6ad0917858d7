import { Button, Progress } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventPayload } from '../../../src-shared/desk/contract.ts'
import type { Result } from '../../../src-shared/desk/result.ts'
import type { Verification } from '../../../src-shared/desk/views.ts'
import { ask } from '../../desk.ts'
import classes from './safety.module.css'
import { Section } from './section.tsx'

/** Checks every row of the journal, and says which one is the first that is not as it was written. */
export function JournalSection({ rows }: { rows: number }) {
  const { t } = useTranslation()
  const [progress, setProgress] = useState<EventPayload<'verify:progressed'>>()
  const [running, setRunning] = useState(false)
  const [result, setResult] = useState<Result<Verification>>()
  useEffect(() => window.desk.on('verify:progressed', setProgress), [])
  const verify = async () => {
    setRunning(true)
    setResult(undefined)
    setProgress(undefined)
    setResult(await ask('safety:verify', {}))
    setRunning(false)
  }
  return (
    <Section title={t('safety.journal')} why={t('safety.journalWhy')}>
      <p>{t('safety.rows', { count: rows })}</p>
      {running && (
        <Progress
          className={classes.wide}
          value={progress && progress.of > 0 ? (100 * progress.rows) / progress.of : 100}
          animated={progress === undefined}
          transitionDuration={0}
          aria-label={t('safety.checking')}
        />
      )}
      {result && <Outcome result={result} />}
      <Button variant="default" loading={running} onClick={() => void verify()}>
        {t('safety.check')}
      </Button>
    </Section>
  )
}

function Outcome({ result }: { result: Result<Verification> }) {
  const { t } = useTranslation()
  if (!result.ok) {
    return (
      <p role="alert" className={classes.danger}>
        {result.error.message}
      </p>
    )
  }
  const { rows, faults } = result.value
  if (faults.length === 0) {
    return (
      <p role="status" className={classes.row}>
        <IconShieldCheck size={20} stroke={1.5} className={classes.good} aria-hidden />
        {t('safety.sound', { count: rows })}
      </p>
    )
  }
  return (
    <div role="alert">
      <p>{t('safety.unsound', { count: faults.length })}</p>
      <ul className={classes.faults}>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  )
}
