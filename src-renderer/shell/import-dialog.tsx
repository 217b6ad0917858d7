import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconFileZip, IconFolder } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportProgress, ImportReport } from '../../src-shared/desk/views.ts'
import { ask } from '../desk.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './import-dialog.module.css'

type Step =
  | { at: 'choose'; failure?: string }
  | { at: 'running'; progress?: ImportProgress }
  | { at: 'done'; report: ImportReport }

/** Brings tasks in: choose, follow the progress, read what became of each entry. */
export function ImportDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'import')
  const show = useWorkstation((state) => state.show)
  const [step, setStep] = useState<Step>({ at: 'choose' })
  useEffect(
    () =>
      window.desk.on('import:progressed', (progress) =>
        setStep((now) => (now.at === 'running' ? { at: 'running', progress } : now)),
      ),
    [],
  )
  const close = () => {
    show(undefined)
    setStep({ at: 'choose' })
  }
  const run = async (what: 'file' | 'folder') => {
    setStep({ at: 'running' })
    const result = await ask('pack:import', { what })
    if (!result.ok) {
      const failure = result.error.code === 'cancelled' ? {} : { failure: result.error.message }
      return setStep({ at: 'choose', ...failure })
    }
    const { shift, policy, ...report } = result.value
    useWorkstation.getState().changePolicy(policy)
    useReview.getState().follow(shift)
    setStep({ at: 'done', report })
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('import.title')}
      size={640}
      withCloseButton={step.at !== 'running'}
      closeOnEscape={step.at !== 'running'}
      closeOnClickOutside={step.at !== 'running'}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      {step.at === 'choose' && <Choose failure={step.failure} onChoose={run} />}
      {step.at === 'running' && <Running progress={step.progress} />}
      {step.at === 'done' && <Done report={step.report} onClose={close} />}
    </Modal>
  )
}

function Choose({
  failure,
  onChoose,
}: {
  failure: string | undefined
  onChoose: (what: 'file' | 'folder') => Promise<void>
}) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text c="dimmed">{t('import.what')}</Text>
      {failure && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      <Group>
        <Button
          data-autofocus
          leftSection={<IconFileZip size={20} stroke={1.5} />}
          onClick={() => void onChoose('file')}
        >
          {t('import.file')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolder size={20} stroke={1.5} />}
          onClick={() => void onChoose('folder')}
        >
          {t('import.folder')}
        </Button>
      </Group>
    </Stack>
  )
}

function Running({ progress }: { progress: ImportProgress | undefined }) {
  const { t } = useTranslation()
  const { phase = 'reading', done = 0, total, bytes = 0 } = progress ?? {}
  const percent = total ? (100 * done) / total : 100
  return (
    <Stack>
      <Text role="status">
        {t(`import.phase.${phase}`)}{' '}
        {total === undefined ? t('import.done', { done }) : t('import.doneOf', { done, total })}
        {bytes > 0 && ` · ${t('import.megabytes', { value: bytes / 1e6 })}`}
      </Text>
      <Progress
        value={percent}
        animated={total === undefined}
        transitionDuration={0}
        aria-label={t('import.title')}
      />
      <Group>
        <Button variant="default" data-autofocus onClick={() => void ask('pack:cancel-import', {})}>
          {t('import.stop')}
        </Button>
      </Group>
    </Stack>
  )
}

function Done({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const { t } = useTranslation()
  const { title, added, known, rejected, rejectedCount, problems, problemCount } = report
  return (
    <Stack>
      <Text fw={600}>
        <bdi>{title}</bdi>
      </Text>
      <Text>{t('import.summary', { added, known })}</Text>
      <Entries
        title={t('import.rejected', { count: rejectedCount })}
        entries={rejected}
        count={rejectedCount}
      />
      <Entries
        title={t('import.problems', { count: problemCount })}
        entries={problems}
        count={problemCount}
      />
      <Group>
        <Button data-autofocus onClick={onClose}>
          {t('import.close')}
        </Button>
      </Group>
    </Stack>
  )
}

function Entries({
  title,
  entries,
  count,
}: {
  title: string
  entries: readonly { line: number; reason: string }[]
  count: number
}) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <section>
      <Text fw={500}>{title}</Text>
      <ul className={classes.entries}>
        {entries.map(({ line, reason }) => (
          <li key={`${line}:${reason}`}>
            <b>{t('import.line', { line })}</b> <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
