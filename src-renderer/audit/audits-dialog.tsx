import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { PageDialog } from '../ui/page-dialog.tsx'
import { AuditsPage } from './audits-page.tsx'

/** Where auditing stands on this machine, and everything that is done around it. */
export function AuditsDialog() {
  const { t } = useTranslation()
  const show = useWorkstation((state) => state.show)
  const [planning, setPlanning] = useState(false)
  return (
    <PageDialog
      dialog="audits"
      title={t('action.audits')}
      closeLabel={t('queue.close')}
      // What was changed of a plan is not lost by the key that closes a list in it.
      isHeld={planning}
      onClose={() => setPlanning(false)}
    >
      <AuditsPage planning={planning} onPlan={setPlanning} onClose={() => show(undefined)} />
    </PageDialog>
  )
}
