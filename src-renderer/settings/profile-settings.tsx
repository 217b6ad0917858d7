import { Button, Group, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Role, roleSchema } from '../../src-shared/model/profile.ts'
import { ask } from '../desk.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase.tsx'
import { ProfileList } from './profile-list.tsx'

type Fields = { name: string; role: Role; languages: string[] }

/** Who works here, and the other profiles on this machine. */
export function ProfileSettings() {
  const { t } = useTranslation()
  const profile = useWorkstation((state) => state.opening?.profile)
  const [message, setMessage] = useState<string>()
  const [fields, setFields] = useState<Fields | undefined>(profile)
  if (!fields) return null

  const save = async () => {
    const { name, role, languages } = fields
    const result = await ask('profile:change', { name, role, languages })
    if (result.ok) useWorkstation.getState().changeProfile(result.value)
    setMessage(result.ok ? t('settings.saved') : result.error.message)
  }
  return (
    <Stack gap="lg" pb="md">
      <ProfileForm fields={fields} onChange={setFields} onSubmit={save}>
        <Group>
          <Button type="submit">{t('settings.save')}</Button>
          <Text role="status">{message}</Text>
        </Group>
      </ProfileForm>
      <div>
        <Text fw={500}>{t('settings.profilesHere')}</Text>
        <div style={{ maxInlineSize: 520 }}>
          <ProfileList onFailure={setMessage} currentIs={t('settings.openNow')} />
        </div>
      </div>
      <NewProfile />
    </Stack>
  )
}

/** Main starts the window on it when it is there. */
function NewProfile() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('settings.newProfile')}
      </Button>
      {open && <NewProfileForm />}
    </div>
  )
}

function NewProfileForm() {
  const { t } = useTranslation()
  const [fields, setFields] = useState<Fields>({ name: '', role: 'moderator', languages: ['en'] })
  const known = [fields.name]
  const entered = useNewPassphrase(known)
  const [system, setSystem] = useState(false)
  const [systemAvailable, setSystemAvailable] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [creating, setCreating] = useState(false)
  useEffect(() => {
    void ask('safety:view', {}).then((view) => view.ok && setSystemAvailable(view.value.systemAvailable))
  }, [])
  const create = async () => {
    setCreating(true)
    const result = await ask('profile:create', { ...fields, passphrase: entered.passphrase, system })
    setCreating(false)
    if (!result.ok) setFailure(result.error.message)
  }
  return (
    <ProfileForm fields={fields} onChange={setFields} onSubmit={create}>
      <NewPassphraseFields entered={entered} known={known} label={t('lock.passphrase')} error={failure} />
      {systemAvailable && (
        <Switch
          label={t('safety.system')}
          description={t('safety.systemWhy')}
          checked={system}
          onChange={({ currentTarget }) => setSystem(currentTarget.checked)}
        />
      )}
      <Text>{t('passphrase.noRecovery')}</Text>
      <Group>
        <Button type="submit" loading={creating} disabled={!entered.sound}>
          {t('settings.createProfile')}
        </Button>
      </Group>
    </ProfileForm>
  )
}

interface FormProps {
  fields: Fields
  onChange: (fields: Fields) => void
  onSubmit: () => Promise<void>
  children: ReactNode
}

function ProfileForm({ fields, onChange, onSubmit, children }: FormProps) {
  const { t } = useTranslation()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      <Stack gap="sm" maw={520} mt="xs">
        <TextInput
          label={t('settings.name')}
          required
          maxLength={100}
          value={fields.name}
          onChange={({ currentTarget }) => onChange({ ...fields, name: currentTarget.value })}
        />
        <Select
          label={t('settings.role')}
          allowDeselect={false}
          value={fields.role}
          data={roleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(value) => value && onChange({ ...fields, role: roleSchema.parse(value) })}
        />
        <TagsInput
          label={t('settings.languages')}
          description={t('settings.languagesWhy')}
          value={fields.languages}
          onChange={(languages) => onChange({ ...fields, languages })}
        />
        {children}
      </Stack>
    </form>
  )
}
