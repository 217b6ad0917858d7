import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ImportStep, useImporting } from '../../stores/importing.ts'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { ChooseStep } from './choose-step.tsx'
import { close } from './import-actions.ts'
import { ReportStep } from './report-step.tsx'
import { RunningStep } from './running-step.tsx'
import { TableStep } from './table-step.tsx'

/** Brings tasks in: choose, settle what a table holds, follow the progress, read what became of each entry. */
export function ImportDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'import')
  const step = useImporting((state) => state.step)
  const hasTask = useReview(({ task }) => task !== undefined)
  // Behind the system's dialog nothing closes; an import can be left to itself once there is something to review.
  const mayClose = step.at !== 'choosing' && (step.at !== 'running' || hasTask)
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('import.title')}
      size={step.at === 'table' ? 'min(960px, 94vw)' : 640}
      withCloseButton={mayClose}
      closeOnEscape={mayClose}
      closeOnClickOutside={step.at === 'choose'}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Step step={step} />
    </Modal>
  )
}

function Step({ step }: { step: ImportStep }) {
  switch (step.at) {
    case 'choose':
      return <ChooseStep said={step.said} />
    case 'choosing':
      return <ChooseStep choosing />
    case 'table':
      return <TableStep name={step.name} table={step.table} />
    case 'running':
      return <RunningStep progress={step.progress} />
    case 'done':
      return <ReportStep report={step.report} />
  }
}
