import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaidWords } from '../../audit/said.tsx'
import { PageDialog } from '../../ui/page-dialog.tsx'
import { MakePack } from '../make-pack.tsx'
import { CasesPage } from './cases-page.tsx'

/** Settled cases, and the pack that is made of them. */
export function CasesDialog() {
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const [said, setSaid] = useState<SaidWords>()
  const leave = (words?: SaidWords) => {
    setSaid(words)
    setMaking(false)
  }
  return (
    <PageDialog
      dialog="cases"
      title={t(making ? 'practice.make.title' : 'practice.cases.title')}
      closeLabel={t('queue.close')}
      width={1160}
      isHeld={making}
      onClose={() => leave()}
    >
      {making ? (
        <MakePack onLeave={leave} />
      ) : (
        <CasesPage onMake={() => setMaking(true)} {...(said && { begin: said })} />
      )}
    </PageDialog>
  )
}
