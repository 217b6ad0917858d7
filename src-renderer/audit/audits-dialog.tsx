import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { AuditsPage } from './audits-page.tsx'
import classes from './dialogs.module.css'

/** Where auditing stands on this machine, and everything that is done around it. */
export function AuditsDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'audits')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('action.audits')}
      size="min(1080px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <AuditsPage onClose={() => show(undefined)} />}
    </Modal>
  )
}
