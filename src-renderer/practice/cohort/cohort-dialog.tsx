import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageDialog } from '../../ui/page-dialog.tsx'
import { CohortPage } from './cohort-page.tsx'
import type { Opened } from './opened.tsx'

/** What people have handed over to their trainer. */
export function CohortDialog() {
  const { t } = useTranslation()
  const [path, setPath] = useState<readonly Opened[]>([])
  return (
    <PageDialog
      dialog="cohort"
      title={t('action.cohort')}
      closeLabel={t('queue.close')}
      width={1160}
      // Escape leads back one page first.
      isHeld={path.length > 0}
      onClose={() => setPath([])}
    >
      <CohortPage path={path} onPath={setPath} />
    </PageDialog>
  )
}
