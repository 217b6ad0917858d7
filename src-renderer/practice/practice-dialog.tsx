import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '../audit/dialogs.module.css'
import { useWorkstation } from '../stores/workstation.ts'
import { PracticePage } from './practice-page.tsx'

/** The practice packs on this machine, and everything that is done with them. */
export function PracticeDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'practice')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('practice.title')}
      size="min(1080px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <PracticePage onClose={() => show(undefined)} />}
    </Modal>
  )
}
