import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  findPassphraseFaults,
  leastPassphraseLength,
  type PassphraseFault,
} from '../../src-shared/rules/passphrase.ts'
import { PassphraseInput } from '../ui/passphrase-input.tsx'
import classes from './new-passphrase.module.css'

const rules: readonly PassphraseFault[] = ['short', 'monotonous', 'guessable']

export interface NewPassphrase {
  passphrase: string
  repeated: string
  /** It will do, and was typed the same twice. */
  sound: boolean
  type: (passphrase: string) => void
  repeat: (repeated: string) => void
  clear: () => void
}

/** @param known words that are no secret, such as the person's name */
export function useNewPassphrase(known: readonly string[]): NewPassphrase {
  const [passphrase, type] = useState('')
  const [repeated, repeat] = useState('')
  const sound = passphrase === repeated && findPassphraseFaults(passphrase, known).length === 0
  const clear = () => {
    type('')
    repeat('')
  }
  return { passphrase, repeated, sound, type, repeat, clear }
}

interface Props {
  entered: NewPassphrase
  known: readonly string[]
  label: string
  error?: string | undefined
}

/** A new passphrase, twice, with the rule as far as it is met. */
export function NewPassphraseFields({ entered, known, label, error }: Props) {
  const { t } = useTranslation()
  const { passphrase, repeated } = entered
  const differs = repeated !== '' && !passphrase.startsWith(repeated)
  return (
    <>
      <PassphraseInput
        isNew
        label={label}
        description={t('passphrase.advice')}
        value={passphrase}
        onChange={entered.type}
        error={error}
      />
      <Rules passphrase={passphrase} known={known} />
      <PassphraseInput
        isNew
        label={t('passphrase.repeat')}
        value={repeated}
        onChange={entered.repeat}
        error={differs ? t('passphrase.differs') : undefined}
      />
    </>
  )
}

function Rules({ passphrase, known }: { passphrase: string; known: readonly string[] }) {
  const { t } = useTranslation()
  const faults = findPassphraseFaults(passphrase, known)
  // Nothing else is said of what is one letter over and over.
  const isMet = (rule: PassphraseFault) =>
    !faults.includes(rule) && !(rule === 'guessable' && faults.includes('monotonous'))
  return (
    <ul className={classes.rules} aria-label={t('passphrase.rules')}>
      {rules.map((rule) => (
        <li key={rule} data-met={isMet(rule)}>
          {isMet(rule) ? (
            <IconCheck size={16} stroke={2} aria-label={t('passphrase.met')} />
          ) : (
            <IconCircle size={16} stroke={1.5} aria-label={t('passphrase.unmet')} />
          )}
          {t(`passphrase.rule.${rule}`, { least: leastPassphraseLength, count: [...passphrase].length })}
        </li>
      ))}
    </ul>
  )
}
