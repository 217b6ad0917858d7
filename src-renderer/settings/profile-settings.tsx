import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../desk.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { NewProfile } from './new-profile.tsx'
import { type ProfileFields, ProfileInputs } from './profile-inputs.tsx'
import { ProfileList } from './profile-list.tsx'

/** Who works here, and the other profiles on this machine. */
export function ProfileSettings() {
  const { t } = useTranslation()
  const profile = useWorkstation((state) => state.opening?.profile)
  const [message, setMessage] = useState<string>()
  const [fields, setFields] = useState<ProfileFields | undefined>(profile)
  const [creating, setCreating] = useState(false)
  if (creating) return <NewProfile onCancel={() => setCreating(false)} />
  if (!fields) return null

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { name, role, languages } = fields
    const result = await ask('profile:change', { name, role, languages })
    if (result.ok) useWorkstation.getState().changeProfile(result.value)
    setMessage(result.ok ? t('settings.saved') : result.error.message)
  }
  return (
    <Stack gap="lg" pb="md">
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm" maw={520}>
          <ProfileInputs fields={fields} onChange={setFields} />
          <Group>
            <Button type="submit">{t('settings.save')}</Button>
            <Text role="status">{message}</Text>
          </Group>
        </Stack>
      </form>
      <div style={{ maxInlineSize: 520 }}>
        <Group justify="space-between">
          <Text fw={500}>{t('settings.profilesHere')}</Text>
          <Button variant="default" onClick={() => setCreating(true)}>
            {t('settings.newProfile')}
          </Button>
        </Group>
        <ProfileList onFailure={setMessage} currentIs={t('settings.openNow')} />
      </div>
    </Stack>
  )
}
