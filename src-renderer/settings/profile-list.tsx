import { Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutput } from '../../src-shared/desk/contract.ts'
import { ask } from '../desk.ts'
import classes from './profile-list.module.css'

interface Props {
  onFailure: (message: string) => void
  /** What to say of the one that the window has: open, or what is wrong with it. */
  currentIs: string
}

/** The profiles on this machine, each to be opened in place of the one that the window has. */
export function ProfileList({ onFailure, currentIs }: Props) {
  const { t } = useTranslation()
  const [profiles, setProfiles] = useState<CommandOutput<'profile:list'>>([])
  useEffect(() => {
    void ask('profile:list', {}).then((result) => {
      if (result.ok) setProfiles(result.value)
      else onFailure(result.error.message)
    })
  }, [onFailure])
  const open = async (folder: string) => {
    const result = await ask('profile:switch', { folder })
    if (!result.ok) onFailure(result.error.message)
  }
  return (
    <ul className={classes.list} aria-label={t('settings.profilesHere')}>
      {profiles.map(({ folder, name, current }) => (
        <li key={folder}>
          <Text title={folder} truncate>
            {name}
          </Text>
          {current ? (
            <Text c="dimmed">{currentIs}</Text>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('settings.openProfile', { name })}
              onClick={() => void open(folder)}
            >
              {t('settings.open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
