import { Button, Group, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../desk.ts'
import { NewPassphraseFields, useNewPassphrase } from './new-passphrase.tsx'
import { type ProfileFields, ProfileInputs } from './profile-inputs.tsx'

/** A step of its own in place of the page: who it is for on one side, how it is protected on the other. */
export function NewProfile({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation()
  const [fields, setFields] = useState<ProfileFields>({ name: '', role: 'moderator', languages: ['en'] })
  const known = [fields.name]
  const entered = useNewPassphrase(known)
  const [system, setSystem] = useState(false)
  const [systemAvailable, setSystemAvailable] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [creating, setCreating] = useState(false)
  useEffect(() => {
    void ask('safety:view', {}).then((view) => view.ok && setSystemAvailable(view.value.systemAvailable))
  }, [])
  const create = async (event: FormEvent) => {
    event.preventDefault()
    setCreating(true)
    // Main starts the window on it when it is there.
    const result = await ask('profile:create', { ...fields, passphrase: entered.passphrase, system })
    setCreating(false)
    if (!result.ok) setFailure(result.error.message)
  }
  return (
    <form onSubmit={(event) => void create(event)}>
      <Title order={3} size="h4">
        {t('settings.newProfile')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('settings.newProfileWhy')}
      </Text>
      <SimpleGrid cols={2} spacing="xl">
        <Stack gap="sm">
          <ProfileInputs fields={fields} onChange={setFields} autoFocus />
        </Stack>
        <Stack gap="sm">
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
        </Stack>
      </SimpleGrid>
      <Group mt="md">
        <Button type="submit" loading={creating} disabled={!entered.sound || fields.name.trim() === ''}>
          {t('settings.createProfile')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('settings.cancel')}
        </Button>
      </Group>
    </form>
  )
}
