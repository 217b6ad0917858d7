import { Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure, Result } from '../../../src-shared/desk/result.ts'
import type { Safety } from '../../../src-shared/desk/views.ts'
import { ask } from '../../desk.ts'
import { perform } from '../../review/perform.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { Keys } from '../../ui/keys.tsx'
import { BackupSection } from './backup-section.tsx'
import { JournalSection } from './journal-section.tsx'
import { NumberSetting } from './number-setting.tsx'
import { ProtectionSection } from './protection-section.tsx'
import classes from './safety.module.css'
import { Section } from './section.tsx'
import { SendingSection } from './sending-section.tsx'

/** How the profile's data is kept from others, from loss and from change unseen; each control says what it does. */
export function SafetySettings() {
  const { t } = useTranslation()
  const [safety, setSafety] = useState<Safety>()
  const [failure, setFailure] = useState<Failure>()
  const settings = useWorkstation((state) => state.settings)
  const policy = useWorkstation((state) => state.policy)
  const follow = (result: Result<Safety>) => {
    if (!result.ok) return setFailure(result.error)
    setSafety(result.value)
    const { changeProtection, changeSending } = useWorkstation.getState()
    changeProtection(result.value.protection)
    changeSending(result.value.sending)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page is opened
  useEffect(() => void ask('safety:view', {}).then(follow), [])
  if (failure) return <Text role="alert">{failure.message}</Text>
  if (!safety) return null
  return (
    <div>
      <ProtectionSection safety={safety} onChanged={follow} />
      <Section title={t('safety.lock')} why={t('safety.lockWhy')}>
        <NumberSetting
          name="lockAfterMinutes"
          label={t('safety.lockAfter')}
          unit={t('safety.minutes')}
          min={1}
          // The organisation's word, where it has one, is as long as it may be.
          max={policy.machine?.lockAfterMinutes ?? 60}
          value={settings.lockAfterMinutes}
        />
        <Button variant="default" onClick={() => perform('lock')} rightSection={<Keys action="lock" />}>
          {t('safety.lockNow')}
        </Button>
      </Section>
      <Section title={t('safety.undo')} why={t('safety.undoWhy')}>
        <NumberSetting
          name="undoSeconds"
          label={t('safety.undoFor')}
          unit={t('safety.seconds')}
          min={5}
          max={3600}
          value={settings.undoSeconds}
        />
      </Section>
      <SendingSection onChanged={follow} />
      <BackupSection safety={safety} onChanged={follow} />
      <JournalSection rows={safety.journalRows} />
      <Section title={t('safety.media')} why={t('safety.mediaWhy')}>
        <NumberSetting
          name="vaultBytes"
          label={t('safety.mediaMost')}
          unit={t('safety.gigabytes')}
          factor={1024 ** 3}
          step={0.5}
          min={0.1}
          max={1000}
          value={settings.vaultBytes}
        />
      </Section>
      <p className={classes.foot}>{t('safety.weakening')}</p>
    </div>
  )
}
