import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { PageDialog } from '../ui/page-dialog.tsx'
import { PracticePage } from './practice-page.tsx'

/** The practice packs on this machine, and everything that is done with them. */
export function PracticeDialog() {
  const { t } = useTranslation()
  const show = useWorkstation((state) => state.show)
  return (
    <PageDialog dialog="practice" title={t('practice.title')} closeLabel={t('queue.close')}>
      <PracticePage onClose={() => show(undefined)} />
    </PageDialog>
  )
}
