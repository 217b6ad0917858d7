import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../desk.ts'
import classes from './wellbeing-page.module.css'

/** Takes all of it along, or forgets it; says before what stays. */
export function KeepOrDelete({ onDeleted }: { onDeleted: () => void }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<{ text: string; isFailure?: boolean }>()
  const exportAll = async () => {
    const result = await ask('wellbeing:export', {})
    if (result.ok) setSaid({ text: t('wellbeing.page.exported', { file: result.value.file }) })
    else if (result.error.code !== 'cancelled') setSaid({ text: result.error.message, isFailure: true })
  }
  const deleteAll = async () => {
    const result = await ask('wellbeing:delete', {})
    setAsking(false)
    if (!result.ok) return setSaid({ text: result.error.message, isFailure: true })
    setSaid({ text: t('wellbeing.page.deleted') })
    onDeleted()
  }
  return (
    <div>
      {asking ? (
        <section className={classes.sure} role="alertdialog" aria-label={t('wellbeing.page.deleteTitle')}>
          <h3>{t('wellbeing.page.deleteTitle')}</h3>
          <p>{t('wellbeing.page.deleteWhat')}</p>
          <div className={classes.ways}>
            <Button variant="default" autoFocus onClick={() => setAsking(false)}>
              {t('wellbeing.page.cancel')}
            </Button>
            <Button
              variant="outline"
              c="var(--danger)"
              bd="1px solid var(--danger)"
              onClick={() => void deleteAll()}
            >
              {t('wellbeing.page.deleteSure')}
            </Button>
          </div>
        </section>
      ) : (
        <div className={classes.ways}>
          <Button variant="default" onClick={() => void exportAll()}>
            {t('wellbeing.page.export')}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('wellbeing.page.delete')}
          </Button>
        </div>
      )}
      <p role="status" className={said?.isFailure ? classes.failed : classes.quiet}>
        {said?.text}
      </p>
    </div>
  )
}
