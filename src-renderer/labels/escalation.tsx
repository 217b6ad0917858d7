import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sendEscalation } from '../review/judge.ts'
import { changeDraft } from '../review/keep-draft.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './escalation.module.css'

/** The second half of an escalation: its reason. The content is veiled all the while, and nothing else is asked. */
export function Escalation({ route }: { route: string }) {
  const { t } = useTranslation()
  const title = useWorkstation(
    ({ policy }) => policy.escalationRoutes.find(({ code }) => code === route)?.title ?? route,
  )
  const note = useReview((state) => state.draft.note)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])

  const leave = () => useReview.getState().setEscalation(undefined)
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.repeat) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.shiftKey) void sendEscalation()
    else return
    event.preventDefault()
  }
  return (
    <section
      className={classes.escalation}
      aria-label={t('review.escalateReason', { route: title })}
      data-escalation
    >
      <label>
        <h3>{t('review.escalateReason', { route: title })}</h3>
        <textarea
          ref={field}
          // A browser keeps what is typed in other fields for its next start, in the clear.
          autoComplete="off"
          dir="auto"
          rows={6}
          maxLength={5000}
          value={note}
          placeholder={t('review.escalateHint')}
          spellCheck={false}
          onChange={({ currentTarget }) => changeDraft((draft) => ({ ...draft, note: currentTarget.value }))}
          onKeyDown={press}
        />
      </label>
      <div className={classes.ways}>
        <button type="button" data-primary onClick={() => void sendEscalation()}>
          {t('review.escalateSend')} <KeyCaps strokes={['Enter']} />
        </button>
        <button type="button" onClick={leave}>
          {t('labels.back')} <KeyCaps strokes={['Escape']} />
        </button>
      </div>
    </section>
  )
}
