import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCaps } from '../../ui/keys.tsx'
import classes from './cohort.module.css'

/** Above what was opened from a list: what it is, and the way back. */
export function Back({ title, onLeave }: { title: ReactNode; onLeave: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.back}>
      <h3>{title}</h3>
      <Button variant="default" size="xs" onClick={onLeave} rightSection={<KeyCaps strokes={['Escape']} />}>
        {t('labels.back')}
      </Button>
    </div>
  )
}
