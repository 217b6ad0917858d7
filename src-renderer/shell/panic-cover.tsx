import { IconEyeOff } from '@tabler/icons-react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { endPanic } from '../review/panic.ts'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './panic-cover.module.css'

/** Lies over the whole window, dialogs too, from the panic key until somebody asks for it back. */
export function PanicCover() {
  const { t } = useTranslation()
  const covered = useReview((state) => state.covered)
  if (!covered) return null
  return createPortal(
    <div className={classes.cover} data-panic role="alertdialog" aria-label={t('veil.panic')}>
      <IconEyeOff size={32} stroke={1.25} aria-hidden />
      <p>{t('veil.panic')}</p>
      <button type="button" onClick={endPanic}>
        {t('veil.panicBack')} <Keys action="panic" />
      </button>
    </div>,
    document.body,
  )
}
