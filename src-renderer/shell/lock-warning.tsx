import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSecondsLeft } from '../ui/use-seconds-left.ts'
import classes from './lock-warning.module.css'

/** When the lock comes, in ms since the epoch, and in how many seconds that was to be when it was first said. */
interface Coming {
  at: number
  saidSeconds: number
}

/** Says that the profile will be locked unless somebody is here. Lies over everything, and neither takes the focus nor the pointer. */
export function LockWarning() {
  const { t } = useTranslation()
  const coming = useComing()
  return (
    <>
      <VisuallyHidden role="status">
        {/* Said once: the count would be read out each second. */}
        {coming && t('lock.coming', { count: coming.saidSeconds })}
      </VisuallyHidden>
      {coming && <Countdown at={coming.at} />}
    </>
  )
}

function Countdown({ at }: { at: number }) {
  const { t } = useTranslation()
  const secondsLeft = useSecondsLeft(at)
  return (
    <p className={classes.warning} data-lock-coming aria-hidden>
      {t('lock.coming', { count: secondsLeft })}
    </p>
  )
}

/** Main tells it anew every few seconds, and that it is over; whoever is here again need not wait for that. */
function useComing(): Coming | undefined {
  const [coming, setComing] = useState<Coming>()
  useEffect(
    () =>
      window.desk.on('lock:coming', ({ inSeconds }) =>
        setComing((before) =>
          inSeconds > 0
            ? { at: Date.now() + inSeconds * 1000, saidSeconds: before?.saidSeconds ?? inSeconds }
            : undefined,
        ),
      ),
    [],
  )
  const isComing = coming !== undefined
  useEffect(() => {
    if (!isComing) return
    const ended = new AbortController()
    const stay = () => setComing(undefined)
    // The browser also tells of moves where the page has changed under a pointer that rests.
    const moved = ({ movementX, movementY }: PointerEvent) => (movementX !== 0 || movementY !== 0) && stay()
    const options = { capture: true, passive: true, signal: ended.signal }
    window.addEventListener('pointermove', moved, options)
    for (const input of ['keydown', 'pointerdown', 'wheel']) window.addEventListener(input, stay, options)
    return () => ended.abort()
  }, [isComing])
  return coming
}
