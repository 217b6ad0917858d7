import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../../audit/dialogs.module.css'
import { useWorkstation } from '../../stores/workstation.ts'
import { CohortPage } from './cohort-page.tsx'
import type { Opened } from './opened.tsx'

/** What people have handed over to their trainer. */
export function CohortDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'cohort')
  const show = useWorkstation((state) => state.show)
  const [path, setPath] = useState<readonly Opened[]>([])
  const close = () => {
    setPath([])
    show(undefined)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      // Escape leads back one page first.
      closeOnEscape={path.length === 0}
      title={t('action.cohort')}
      size="min(1160px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <CohortPage path={path} onPath={setPath} />}
    </Modal>
  )
}
