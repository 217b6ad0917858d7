import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { AuditsPage } from './audits-page.tsx'
import classes from './dialogs.module.css'

/** Where auditing stands on this machine, and everything that is done around it. */
export function AuditsDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'audits')
  const show = useWorkstation((state) => state.show)
  const [planning, setPlanning] = useState(false)
  const close = () => {
    setPlanning(false)
    show(undefined)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      // What was changed of a plan is not lost by the key that closes a list in it.
      closeOnEscape={!planning}
      closeOnClickOutside={!planning}
      title={t('action.audits')}
      size="min(1080px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <AuditsPage planning={planning} onPlan={setPlanning} onClose={close} />}
    </Modal>
  )
}
