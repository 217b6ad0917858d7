import { IconPhoto } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restPictureUrl } from '../../src-shared/desk/contract.ts'
import type { Stroke } from '../../src-shared/model/stroke.ts'
import { ask } from '../desk.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './break-screen.module.css'
import { useRestKeys } from './rest-keys.ts'

/** The person's own pictures, one at a time, and none before a key asks for it. */
export function RestPictures() {
  const { t } = useTranslation()
  const [count, setCount] = useState<number>()
  const [shown, setShown] = useState<number>()
  const [failed, setFailed] = useState<string>()
  useEffect(() => {
    void ask('wellbeing:pictures', {}).then((result) => {
      if (result.ok) setCount(result.value.count)
      else setFailed(result.error.message)
    })
  }, [])
  const go = (step: -1 | 1) => {
    if (!count) return
    setFailed(undefined)
    setShown(shown === undefined ? (step > 0 ? 0 : count - 1) : (shown + step + count) % count)
  }
  const [back, on]: readonly [Stroke, Stroke] = isFromRight()
    ? ['ArrowRight', 'ArrowLeft']
    : ['ArrowLeft', 'ArrowRight']
  useRestKeys((stroke) => {
    if (stroke === on || stroke === 'Space') go(1)
    else if (stroke === back) go(-1)
    else return false
    return true
  })
  if (count === 0) return <Stand>{t('wellbeing.pictures.none')}</Stand>
  return (
    <>
      {failed !== undefined && <Stand>{failed}</Stand>}
      {failed === undefined && shown === undefined && (
        <Stand>{count !== undefined && t('wellbeing.pictures.count', { count })}</Stand>
      )}
      {failed === undefined && shown !== undefined && (
        <img
          key={shown}
          className={classes.picture}
          src={restPictureUrl(shown)}
          alt={t('wellbeing.pictures.alt', { number: shown + 1, count: count ?? 0 })}
          onError={() => setFailed(t('wellbeing.pictures.broken', { number: shown + 1 }))}
        />
      )}
      <div className={classes.keysRow}>
        <button type="button" onClick={() => go(-1)}>
          <KeyCaps strokes={[back]} /> {t('wellbeing.pictures.previous')}
        </button>
        <button type="button" onClick={() => go(1)}>
          {t('wellbeing.pictures.next')} <KeyCaps strokes={[on]} />
        </button>
      </div>
    </>
  )
}

function Stand({ children }: { children: ReactNode }) {
  return (
    <div className={classes.stand}>
      <IconPhoto size={40} stroke={1.25} aria-hidden />
      <p role="status">{children}</p>
    </div>
  )
}

/** Where one reads from the right, the left arrow leads on. */
function isFromRight(): boolean {
  return document.documentElement.dir === 'rtl'
}
