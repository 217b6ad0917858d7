import { Button, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../src-shared/desk/result.ts'
import type { Safety } from '../../../src-shared/desk/views.ts'
import { ask } from '../../desk.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { NewPassphraseFields, useNewPassphrase } from '../new-passphrase.tsx'
import classes from './safety.module.css'
import { Section } from './section.tsx'

interface Props {
  safety: Safety
  onChanged: (result: Result<Safety>) => void
}

/** How the key is kept, and the form that sets or changes the passphrase. It stands open where there is none. */
export function ProtectionSection({ safety, onChanged }: Props) {
  const { t } = useTranslation()
  const isProtected = safety.protection !== 'none'
  const [changing, setChanging] = useState(!isProtected)
  const [said, setSaid] = useState<string>()
  return (
    <Section title={t('safety.protection')} why={t(`safety.protectionIs.${safety.protection}`)}>
      {said !== undefined && <p role="status">{said}</p>}
      {changing ? (
        <ProtectForm
          safety={safety}
          onCancel={() => setChanging(false)}
          onDone={(changed) => {
            setChanging(false)
            setSaid(t(isProtected ? 'safety.passphraseChanged' : 'safety.protected'))
            onChanged(changed)
          }}
        />
      ) : (
        <Button
          variant="default"
          onClick={() => {
            setChanging(true)
            setSaid(undefined)
          }}
        >
          {t('safety.changePassphrase')}
        </Button>
      )}
    </Section>
  )
}

interface FormProps {
  safety: Safety
  onCancel: () => void
  onDone: (result: Result<Safety>) => void
}

function ProtectForm({ safety: { protection, systemAvailable }, onCancel, onDone }: FormProps) {
  const { t } = useTranslation()
  const isProtected = protection !== 'none'
  const name = useWorkstation(({ opening }) => opening?.profile.name ?? '')
  const [current, setCurrent] = useState('')
  const entered = useNewPassphrase([name])
  const [system, setSystem] = useState(protection === 'system')
  const [failure, setFailure] = useState<string>()
  const [running, setRunning] = useState(false)
  // Who only wants the computer to open it, or no longer, keeps the passphrase.
  const keepsIt =
    isProtected && systemAvailable && entered.passphrase === '' && system !== (protection === 'system')

  const protect = async (event: FormEvent) => {
    event.preventDefault()
    setRunning(true)
    setFailure(undefined)
    const passphrase = keepsIt ? current : entered.passphrase
    const result = await ask('profile:protect', { ...(isProtected && { current }), passphrase, system })
    setRunning(false)
    if (result.ok) return onDone(result)
    setFailure(result.error.message)
  }
  return (
    <form className={classes.form} onSubmit={(event) => void protect(event)}>
      {isProtected && (
        <PassphraseInput
          label={t('passphrase.current')}
          autoFocus
          value={current}
          onChange={setCurrent}
          error={failure}
        />
      )}
      <NewPassphraseFields
        entered={entered}
        known={[name]}
        label={t('passphrase.new')}
        error={isProtected ? undefined : failure}
      />
      {systemAvailable && (
        <Switch
          label={t('safety.system')}
          description={t('safety.systemWhy')}
          checked={system}
          onChange={({ currentTarget }) => setSystem(currentTarget.checked)}
        />
      )}
      <p>{t('passphrase.noRecovery')}</p>
      <div className={classes.row}>
        <Button
          type="submit"
          loading={running}
          disabled={!(entered.sound || keepsIt) || (isProtected && current === '')}
        >
          {t(isProtected ? 'safety.changePassphrase' : 'safety.protect')}
        </Button>
        {isProtected && (
          <Button variant="default" onClick={onCancel}>
            {t('settings.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
