import { Modal, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type SettingsTab, useWorkstation } from '../stores/workstation.ts'
import { BreakSettings } from './breaks/break-settings.tsx'
import { ComfortSettings } from './comfort-settings.tsx'
import { KeySettings } from './key-settings.tsx'
import { ProfileSettings } from './profile-settings.tsx'
import { SafetySettings } from './safety/safety-settings.tsx'
import classes from './settings-dialog.module.css'

const tabs: readonly SettingsTab[] = ['comfort', 'keys', 'breaks', 'safety', 'profile']

export function SettingsDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'settings')
  const tab = useWorkstation((state) => state.settingsTab)
  const { show, turnTo } = useWorkstation.getState()
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('settings.title')}
      size="min(880px, 94vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Tabs
        value={tab}
        onChange={(value) => turnTo(tabs.find((name) => name === value) ?? tab)}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name} data-autofocus={name === tab || undefined}>
              {t(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="comfort">
          <ComfortSettings />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <KeySettings />
        </Tabs.Panel>
        <Tabs.Panel value="breaks">
          <BreakSettings />
        </Tabs.Panel>
        <Tabs.Panel value="safety">
          <SafetySettings />
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <ProfileSettings />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
