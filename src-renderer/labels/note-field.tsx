import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { changeDraft } from '../review/keep-draft.ts'
import { noteFieldId } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'

/** An optional note on the decision. Enter or Escape goes back to the content, Shift+Enter begins a new line. */
export function NoteField() {
  const { t } = useTranslation()
  const note = useReview((state) => state.draft.note)
  const field = useRef<HTMLTextAreaElement>(null)
  const leave = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return
    event.preventDefault()
    field.current?.blur()
  }
  return (
    <label className={classes.note}>
      <span className={classes.quiet}>{t('labels.note')}</span>
      <textarea
        id={noteFieldId}
        ref={field}
        // A browser keeps what is typed in other fields for its next start, in the clear.
        autoComplete="off"
        dir="auto"
        maxLength={5000}
        value={note}
        placeholder={t('labels.notePlaceholder')}
        spellCheck={false}
        onChange={({ currentTarget }) => changeDraft((draft) => ({ ...draft, note: currentTarget.value }))}
        onKeyDown={leave}
      />
      <span>
        <Keys action="note" />
      </span>
    </label>
  )
}
