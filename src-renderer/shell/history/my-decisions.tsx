import { Modal } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnDecision } from '../../../src-shared/desk/queue-views.ts'
import { physicalStroke } from '../../../src-shared/rules/key-press.ts'
import { newId } from '../../../src-shared/rules/new-id.ts'
import { keepTime } from '../../review/keep-draft.ts'
import { leaveTask } from '../../review/leave-task.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { KeyCaps, Keys } from '../../ui/keys.tsx'
import { DecisionFilters, type Query } from './decision-filters.tsx'
import { DecisionRow, decisionRowId } from './decision-row.tsx'
import classes from './my-decisions.module.css'
import { mostShown, useOwnDecisions } from './use-own-decisions.ts'

/** What one has decided today, to be looked through by key; nothing of what it was about. */
export function MyDecisionsDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'my-decisions')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('history.title')}
      size="min(1080px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <MyDecisions />}
    </Modal>
  )
}

function MyDecisions() {
  const { t } = useTranslation()
  const [query, setQuery] = useState<Query>({})
  const found = useOwnDecisions(query)
  const [wanted, setWanted] = useState<string>()
  const list = useRef<HTMLTableElement>(null)
  const decisions = found?.decisions ?? []
  const place = Math.max(
    0,
    decisions.findIndex(({ decisionId }) => decisionId === wanted),
  )
  const active = decisions[place]

  const go = (to: number) => {
    const decision = decisions[Math.max(0, Math.min(to, decisions.length - 1))]
    setWanted(decision?.decisionId)
    if (decision)
      document.getElementById(decisionRowId(decision.decisionId))?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 8,
      PageUp: place - 8,
      Home: 0,
      End: decisions.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) go(to)
    else if (isUndoKey(event) && active) void takeBack(active)
    else return
    event.preventDefault()
  }
  return (
    <>
      <DecisionFilters
        query={query}
        onChange={(part) => setQuery((before) => ({ ...before, ...part }))}
        onLeave={() => list.current?.focus()}
      />
      <Count total={found?.total} isAll={isAll(query)} />
      <div className={classes.scroller}>
        <table
          ref={list}
          className={classes.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the arrow keys choose among is a grid
          role="grid"
          aria-label={t('history.results')}
          aria-activedescendant={active && decisionRowId(active.decisionId)}
          tabIndex={0}
          onKeyDown={press}
        >
          <tbody>
            {decisions.map((decision) => (
              <DecisionRow
                key={decision.decisionId}
                decision={decision}
                active={decision === active}
                onGo={setWanted}
                onUndo={takeBackNow}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Hints />
    </>
  )
}

function Count({ total, isAll }: { total: number | undefined; isAll: boolean }) {
  const { t } = useTranslation()
  const words = total === 0 && isAll ? t('history.none') : t('history.count', { count: total ?? 0 })
  return (
    <p className={classes.count} role="status">
      {total === undefined ? t('queue.loading') : words}{' '}
      {total !== undefined && total > mostShown && t('history.more', { count: mostShown })}
    </p>
  )
}

function Hints() {
  const { t } = useTranslation()
  return (
    <p className={classes.hints}>
      <span>
        <KeyCaps strokes={['ArrowDown']} /> {t('history.go')}
      </span>
      <span className={classes.undoKey}>
        <Keys action="undo" /> {t('history.undo')}
      </span>
      <span>
        <KeyCaps strokes={['Escape']} /> {t('queue.close')}
      </span>
    </p>
  )
}

function isAll({ text = '', verdict, label, kind }: Query): boolean {
  return text.trim() === '' && verdict === undefined && label === undefined && kind === undefined
}

/** As the key map has it, also where the person has another key for it. */
function isUndoKey(event: KeyboardEvent): boolean {
  const stroke = physicalStroke(event)
  const { bindings } = useWorkstation.getState().keyMap
  return !event.repeat && bindings.some(({ action, keys }) => action === 'undo' && keys[0] === stroke)
}

function takeBackNow(decision: OwnDecision): void {
  void takeBack(decision)
}

/** The task comes back on screen, veiled, with what was entered for it. */
async function takeBack({ decisionId, undone, undoUntil }: OwnDecision): Promise<void> {
  if (undone || undoUntil === undefined) return
  useWorkstation.getState().show(undefined)
  keepTime()
  await leaveTask('decision:undo', { undoId: newId(), decisionId })
}
