import { PasswordInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  value: string
  onChange: (passphrase: string) => void
  description?: ReactNode
  error?: string | undefined
  autoFocus?: boolean
  /** Whether it is there already or made up now, for password managers. */
  isNew?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A passphrase, hidden until one asks to see it, with a word when Caps Lock is on. */
export function PassphraseInput({ onChange, error, isNew = false, ...props }: Props) {
  const { t } = useTranslation()
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const hint = capsLock ? t('passphrase.capsLock') : undefined
  return (
    <PasswordInput
      {...props}
      {...(props.autoFocus && { 'data-autofocus': true })}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      spellCheck={false}
      dir="auto"
      maxLength={1000}
      error={[error, hint].filter(Boolean).join(' ') || undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={watch}
      onKeyUp={watch}
      onBlur={() => setCapsLock(false)}
    />
  )
}
