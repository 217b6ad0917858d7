import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { AuditOutcome, OutcomeDraft } from '../../src-shared/model/audit.ts'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { perform } from '../review/perform.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import { besideNoteId } from './beside-acts.ts'
import { enter, isAgreed } from './beside-form.ts'
import classes from './beside-panel.module.css'

const outcomes: readonly { outcome: AuditOutcome; action: ReviewAction }[] = [
  { outcome: 'agree', action: 'beside-agree' },
  { outcome: 'disagree', action: 'beside-disagree' },
  { outcome: 'grey', action: 'beside-grey' },
]
const errorTypes = ['false-positive', 'false-negative', 'wrong-selection', 'technical'] as const
const severities = ['minor', 'major', 'critical'] as const

interface Props {
  beside: Beside
  entered: OutcomeDraft
}

/** What comes of an audit, or of a dispute: each choice with its key, and only what the choice before it asks for. */
export function OutcomeForm({ beside, entered }: Props) {
  const { t } = useTranslation()
  const { outcome, errorType, severity } = entered
  const isAudit = beside.purpose === 'audit'
  return (
    <>
      <Choices title={t(`audit.outcomeTitle.${beside.purpose}`)}>
        {outcomes.map(({ outcome: one, action }) => (
          <Choice key={one} action={action} pressed={outcome === one}>
            <span className={classes.words}>
              {t(isAudit ? `audit.choose.${one}` : `audit.settle.${one}`)}
            </span>
          </Choice>
        ))}
      </Choices>
      {isAudit && outcome === 'disagree' && (
        <>
          <Choices title={t('audit.errorTitle')}>
            {errorTypes.map((type) => (
              <Choice key={type} action={`error-${type}`} pressed={errorType === type}>
                <span className={classes.words}>{t(`audit.errorType.${type}`)}</span>
              </Choice>
            ))}
          </Choices>
          <Choices title={t('audit.severityTitle')}>
            {severities.map((one) => (
              <Choice key={one} action={`error-${one}`} pressed={severity === one}>
                <span className={classes.words}>{t(`audit.severity.${one}`)}</span>
              </Choice>
            ))}
          </Choices>
        </>
      )}
      {outcome === 'grey' && (
        <Picked title={t('audit.clause')} action="beside-clause" value={entered.clause} />
      )}
      {isAudit && <Picked title={t('audit.coaching')} action="beside-coaching" value={entered.coaching} />}
      <NoteField key={beside.id} beside={beside} note={entered.note} />
      <button
        type="button"
        className={classes.done}
        data-action="beside-done"
        data-primary={outcome !== undefined || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform('beside-done')}
      >
        <span className={classes.words}>
          {t(isAgreed(beside) && outcome === 'agree' ? 'audit.doneAgreed' : 'audit.done')}
        </span>
        <Keys action="beside-done" />
      </button>
    </>
  )
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.choices}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

interface ChoiceProps {
  action: ReviewAction
  pressed: boolean
  children: ReactNode
}

function Choice({ action, pressed, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className={classes.choice}
      aria-pressed={pressed}
      data-action={action}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      {pressed && <IconCheck size={16} stroke={2.5} aria-hidden />}
      {children}
      <Keys action={action} />
    </button>
  )
}

/** What was chosen from a list, and the key that opens it. */
function Picked({
  title,
  action,
  value,
}: {
  title: string
  action: ReviewAction
  value: string | undefined
}) {
  const { t } = useTranslation()
  const words = useWorkstation(({ policy, index }) =>
    action === 'beside-clause'
      ? value && (index.get(value)?.label.title ?? value)
      : policy.audit.coaching.find(({ code }) => code === value)?.title,
  )
  return (
    <button
      type="button"
      className={classes.picked}
      data-action={action}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <span className={classes.words}>
        <span className={classes.quiet}>{title}</span>{' '}
        <b dir="auto" title={words}>
          {words ?? t('audit.none')}
        </b>
      </span>
      <Keys action={action} />
    </button>
  )
}

/** A coaching note in one's own words, or the reason of a ruling. Enter or Escape goes back, Shift+Enter begins a line. */
function NoteField({ beside, note }: { beside: Beside; note: string }) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const leave = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return
    event.preventDefault()
    field.current?.blur()
  }
  return (
    <label className={classes.note}>
      <span className={classes.quiet}>{t(`audit.noteTitle.${beside.purpose}`)}</span>
      <textarea
        id={besideNoteId}
        ref={field}
        // A browser keeps what is typed in other fields for its next start, in the clear.
        autoComplete="off"
        dir="auto"
        maxLength={5000}
        value={note}
        placeholder={t(`audit.notePlaceholder.${beside.purpose}`)}
        spellCheck={false}
        onChange={({ currentTarget }) => enter(beside, { note: currentTarget.value })}
        onKeyDown={leave}
      />
      <span>
        <Keys action="note" />
      </span>
    </label>
  )
}
