import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../desk.ts'
import { ProfileList } from '../settings/profile-list.tsx'
import classes from './blank-screens.module.css'

/** What is left to whoever cannot or will not open this profile: another one, or to leave. */
export function WaysOut({ currentIs }: { currentIs: string }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const [said, setSaid] = useState<string>()
  return (
    <div className={classes.waysOut}>
      <div className={classes.choices}>
        <Button variant="subtle" color="gray" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {t('lock.otherProfile')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => void ask('window:quit', {})}>
          {t('blank.quit')}
        </Button>
      </div>
      {choosing && <ProfileList onFailure={setSaid} currentIs={currentIs} />}
      {said !== undefined && (
        <p role="alert" className={classes.note}>
          {said}
        </p>
      )}
    </div>
  )
}
