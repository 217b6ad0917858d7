import { Modal, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../stores/workstation.ts'
import { ComfortSettings } from './comfort-settings.tsx'
import { KeySettings } from './key-settings.tsx'
import { ProfileSettings } from './profile-settings.tsx'

export function SettingsDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'settings')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('settings.title')}
      size="min(880px, 94vw)"
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Tabs defaultValue="comfort" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="comfort">{t('settings.comfort')}</Tabs.Tab>
          <Tabs.Tab value="keys">{t('settings.keys')}</Tabs.Tab>
          <Tabs.Tab value="profile">{t('settings.profile')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="comfort">
          <ComfortSettings />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <KeySettings />
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <ProfileSettings />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
