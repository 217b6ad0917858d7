import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import {
  type FormEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { LockView } from '../../src-shared/desk/views.ts'
import { ask } from '../desk.ts'
import { KeyCaps } from '../ui/keys.tsx'
import { PassphraseInput } from '../ui/passphrase-input.tsx'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import classes from './blank-screens.module.css'
import { openDesk } from './open-desk.ts'
import { WaysOut } from './ways-out.tsx'

/** The profile is locked. Says whose it is by its folder, and nothing else of it. */
export function LockScreen({ lock }: { lock: LockView }) {
  const { t } = useTranslation()
  const Icon = lock.protection === 'none' ? IconLockOpen : IconLock
  return (
    <main className={classes.blank} data-locked onMouseDown={keepFocus}>
      <Icon size={40} stroke={1.5} className={classes.quiet} aria-hidden />
      <h1>{t('lock.title', { name: lock.name })}</h1>
      {lock.protection === 'none' ? <OpenFreely /> : <AskPassphrase lock={lock} />}
      <WaysOut currentIs={t('lock.locked')} />
    </main>
  )
}

/** A click beside the field or the button must not take the focus from it. */
function keepFocus(event: MouseEvent): void {
  const isControl = event.target instanceof Element && event.target.closest('button, input') !== null
  if (!isControl) event.preventDefault()
}

/** There is nothing to ask for. */
function OpenFreely() {
  const { t } = useTranslation()
  const [said, setSaid] = useState<string>()
  const unlock = async () => {
    const result = await ask('profile:unlock', {})
    if (!result.ok) setSaid(result.error.message)
    await openDesk()
  }
  return (
    <>
      <p>{t('lock.unprotected')}</p>
      <Button mt="md" autoFocus onClick={() => void unlock()} rightSection={<EnterKey />}>
        {t('lock.open')}
      </Button>
      <p role="alert" className={classes.danger}>
        {said}
      </p>
    </>
  )
}

function AskPassphrase({ lock }: { lock: LockView }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const [said, setSaid] = useState<string>()
  const [trying, setTrying] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const until = useMemo(() => Date.now() + lock.waitMs, [lock])
  const waitSeconds = useSecondsLeft(until)
  const mustWait = waitSeconds > 0

  const unlock = async (event: FormEvent) => {
    event.preventDefault()
    if (trying || mustWait || passphrase === '') return
    setTrying(true)
    setSaid(undefined)
    const result = await ask('profile:unlock', { passphrase })
    setTrying(false)
    if (!result.ok) setSaid(result.error.message)
    // Main says anew what there is: the shift, how long to wait, or that the data behind the key is damaged.
    await openDesk()
  }
  // Nothing can be tried while one must wait; what was typed is there to be typed over.
  const selectInstead = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !mustWait || event.target !== field.current) return
    event.preventDefault()
    field.current?.select()
  }
  useEffect(() => {
    // Typed over by the next try, and there to be looked at.
    if (said !== undefined) field.current?.select()
  }, [said])
  return (
    <form className={classes.form} onSubmit={(event) => void unlock(event)} onKeyDown={selectInstead}>
      <PassphraseInput
        ref={field}
        label={t('lock.passphrase')}
        autoFocus
        value={passphrase}
        onChange={setPassphrase}
        error={said}
      />
      <Button type="submit" loading={trying} disabled={mustWait} rightSection={!mustWait && <EnterKey />}>
        {mustWait ? t('lock.wait', { count: waitSeconds }) : t('lock.unlock')}
      </Button>
      {lock.failures > 0 && <p className={classes.note}>{t('lock.failures', { count: lock.failures })}</p>}
    </form>
  )
}

/** Not of the key map, which belongs to the profile. */
function EnterKey() {
  return (
    <span aria-hidden="true">
      <KeyCaps strokes={['Enter']} />
    </span>
  )
}
