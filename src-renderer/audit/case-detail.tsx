import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../src-shared/desk/bench-views.ts'
import { KeyCaps } from '../ui/keys.tsx'
import { CaseStory } from './case-story.tsx'
import { useStateWords } from './case-words.ts'
import { Comparison } from './comparison.tsx'
import type { DialogAct } from './dialog-action.tsx'
import classes from './feedback.module.css'

interface Props {
  of: CaseView
  isMyTurn: boolean
  disputing: boolean
  busy: boolean
  acts: readonly DialogAct[]
  onDispute: (reason: string) => void
  onLeave: () => void
}

/** One audited decision: where it stands, what was said, both judgements, and the answer that is asked for. */
export function CaseDetail({ of, isMyTurn, disputing, busy, acts, onDispute, onLeave }: Props) {
  const { t } = useTranslation()
  const stateWords = useStateWords()
  const { audit, auditor, decision } = of
  return (
    <section className={classes.detail} aria-label={t('audit.feedback.detail')} data-detail={audit.taskId}>
      <div className={classes.answer}>
        <p>
          <b>{stateWords(of)}</b> {isMyTurn && t('audit.feedback.answerWhy')}
        </p>
        {disputing ? (
          <Dispute onDispute={onDispute} onLeave={onLeave} />
        ) : (
          acts.length > 0 && (
            <div className={classes.ways}>
              {acts.map(({ stroke, title, act }) => (
                <Button
                  key={stroke}
                  variant="default"
                  disabled={busy}
                  onClick={act}
                  rightSection={<KeyCaps strokes={[stroke]} />}
                >
                  {title}
                </Button>
              ))}
            </div>
          )
        )}
      </div>
      {/* Scrolled by key as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key */}
      <section className={classes.scroller} tabIndex={0} aria-label={t('audit.compared')}>
        <CaseStory of={of} />
        <Comparison
          sides={[
            { title: t('audit.own'), judgement: decision.decision, isOriginal: true },
            { title: t('audit.auditor', { name: auditor.name }), judgement: audit.blind, isOriginal: false },
          ]}
        />
      </section>
    </section>
  )
}

/** Why one disputes it. Enter sends, Shift+Enter begins a line, Escape leaves it. */
function Dispute({ onDispute, onLeave }: Pick<Props, 'onDispute' | 'onLeave'>) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const isSound = reason.trim() !== ''
  const go = () => isSound && onDispute(reason.trim())
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.repeat) return
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && !event.shiftKey) go()
    else return
    event.preventDefault()
  }
  return (
    <div className={classes.dispute}>
      <label>
        <span>{t('audit.feedback.reason')}</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a key, and what is typed next is meant for it
          autoFocus
          // A browser keeps what is typed in other fields for its next start, in the clear.
          autoComplete="off"
          data-mantine-stop-propagation="true"
          dir="auto"
          rows={3}
          maxLength={5000}
          spellCheck={false}
          value={reason}
          placeholder={t('audit.feedback.reasonHint')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          onKeyDown={press}
        />
      </label>
      <div className={classes.ways}>
        <Button disabled={!isSound} onClick={go} rightSection={<KeyCaps strokes={['Enter']} />}>
          {t('audit.feedback.sendDispute')}
        </Button>
        <Button variant="default" onClick={onLeave} rightSection={<KeyCaps strokes={['Escape']} />}>
          {t('labels.back')}
        </Button>
      </div>
    </div>
  )
}
