import { Button, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandOutput } from '../../src-shared/desk/contract.ts'
import { type Role, roleSchema } from '../../src-shared/model/profile.ts'
import { ask } from '../desk.ts'
import { useWorkstation } from '../stores/workstation.ts'

type Fields = { name: string; role: Role; languages: string[] }

/** Who works here, and the other profiles on this machine. */
export function ProfileSettings() {
  const { t } = useTranslation()
  const profile = useWorkstation((state) => state.opening?.profile)
  const [message, setMessage] = useState<string>()
  if (!profile) return null

  const save = async (fields: Fields) => {
    const result = await ask('profile:change', fields)
    if (result.ok) useWorkstation.getState().changeProfile(result.value)
    setMessage(result.ok ? t('settings.saved') : result.error.message)
  }
  const create = async (fields: Fields) => {
    const result = await ask('profile:create', fields)
    if (!result.ok) setMessage(result.error.message)
  }
  return (
    <Stack gap="lg" pb="md">
      <ProfileForm initial={profile} button={t('settings.save')} onSubmit={save} />
      <Text role="status">{message}</Text>
      <OtherProfiles onFailure={setMessage} />
      <details>
        <summary>{t('settings.newProfile')}</summary>
        <ProfileForm
          initial={{ name: '', role: 'moderator', languages: ['en'] }}
          button={t('settings.createProfile')}
          onSubmit={create}
        />
      </details>
    </Stack>
  )
}

interface FormProps {
  initial: Fields
  button: string
  onSubmit: (fields: Fields) => Promise<void>
}

function ProfileForm({ initial, button, onSubmit }: FormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(initial.name)
  const [role, setRole] = useState(initial.role)
  const [languages, setLanguages] = useState(initial.languages)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit({ name, role, languages })
      }}
    >
      <Stack gap="sm" maw={520} mt="xs">
        <TextInput
          label={t('settings.name')}
          required
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          label={t('settings.role')}
          allowDeselect={false}
          value={role}
          data={roleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => value && setRole(roleSchema.parse(value))}
        />
        <TagsInput
          label={t('settings.languages')}
          description={t('settings.languagesWhy')}
          value={languages}
          onChange={setLanguages}
        />
        <Group>
          <Button type="submit">{button}</Button>
        </Group>
      </Stack>
    </form>
  )
}

function OtherProfiles({ onFailure }: { onFailure: (message: string) => void }) {
  const { t } = useTranslation()
  const [profiles, setProfiles] = useState<CommandOutput<'profile:list'>>([])
  useEffect(() => {
    void ask('profile:list', {}).then((result) => result.ok && setProfiles(result.value))
  }, [])
  const open = async (folder: string) => {
    const result = await ask('profile:switch', { folder })
    if (!result.ok) onFailure(result.error.message)
  }
  return (
    <div>
      <Text fw={500}>{t('settings.profilesHere')}</Text>
      {profiles.map(({ folder, name, current }) => (
        <Group key={folder} gap="sm" py={4}>
          <Text title={folder}>{name}</Text>
          {current ? (
            <Text c="dimmed">{t('settings.openNow')}</Text>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => void open(folder)}>
              {t('settings.open')}
            </Button>
          )}
        </Group>
      ))}
    </div>
  )
}
