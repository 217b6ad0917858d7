import { Modal } from '@mantine/core'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingTask } from '../../../src-shared/desk/queue-views.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { KeyCaps } from '../../ui/keys.tsx'
import { LackingNote } from './lacking.tsx'
import { takeUp } from './take-up.ts'
import { useQueuePages } from './use-queue-pages.ts'
import { useScrollRange } from './use-scroll-range.ts'
import classes from './waiting-list.module.css'
import { columns, WaitingRow, waitingRowId } from './waiting-row.tsx'

/** In CSS pixels; the style sheet says the same. */
const rowHeight = 36
/** No browser lays out an element of more than about 33 million pixels. */
const mostRows = 800_000

/** What waits and what is held, by key: nothing of content, nor a title. Enter brings a task on screen. */
export function WaitingListDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'waiting-list')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('queue.waiting')}
      size="min(1160px, 96vw)"
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && <WaitingList />}
    </Modal>
  )
}

function WaitingList() {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const { size, rowAt, look } = useQueuePages()
  const count = Math.min(size?.total ?? 0, mostRows)
  const { first, end, bringInView, rowsInView } = useScrollRange(scroller, count, rowHeight)
  const [wanted, setActive] = useState(0)
  const active = Math.max(0, Math.min(wanted, count - 1))

  const lookNow = useRef(look)
  useEffect(() => {
    lookNow.current = look
  })
  useEffect(() => lookNow.current(first, end), [first, end])

  const go = useCallback(
    (index: number) => {
      const row = Math.max(0, Math.min(index, count - 1))
      setActive(row)
      bringInView(row)
    },
    [count, bringInView],
  )
  const take = useCallback((task: WaitingTask) => void takeUp(task.taskId), [])

  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + rowsInView(),
      PageUp: active - rowsInView(),
      Home: 0,
      End: count - 1,
    }
    const to = moves[event.key]
    const task = rowAt(active)
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && !event.repeat && task) take(task)
    else return
    event.preventDefault()
  }

  const lacking = size?.lacking && (
    <div className={classes.counts}>
      <LackingNote lacking={size.lacking} />
    </div>
  )
  if (size?.total === 0)
    return (
      <>
        <p className={classes.none}>{t('queue.none')}</p>
        {lacking}
      </>
    )
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
  return (
    <>
      <p className={classes.counts} role="status">
        {size && t('queue.count', { count: size.total })}{' '}
        {size && size.held > 0 && t('queue.held', { count: size.held })}{' '}
        {size && size.total > mostRows && t('queue.most', { count: mostRows })}
      </p>
      {lacking}
      <div ref={scroller} className={classes.scroller}>
        {/* As high as all rows and the head, with those that are laid out in their place. */}
        <div
          className={classes.whole}
          style={{ blockSize: (count + 1) * rowHeight, paddingBlockStart: first * rowHeight }}
        >
          <table
            className={classes.grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the arrow keys choose among is a grid
            role="grid"
            aria-label={t('queue.waiting')}
            aria-rowcount={count + 1}
            aria-activedescendant={count > 0 ? waitingRowId(active) : undefined}
            aria-busy={size === undefined}
            tabIndex={0}
            data-autofocus
            onKeyDown={press}
          >
            <colgroup>
              {columns.map((name) => (
                <col key={name} data-column={name} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {columns.map((name) => (
                  <th key={name} scope="col" className={classes.cell}>
                    {t(`queue.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((index) => {
                const task = rowAt(index)
                return (
                  <WaitingRow
                    key={index}
                    index={index}
                    task={task}
                    onScreen={task !== undefined && task.taskId === size?.onScreen}
                    active={index === active}
                    onGo={go}
                    onTake={take}
                  />
                )
              })}
            </tbody>
          </table>
        </div>
      </div>
      <Hints />
    </>
  )
}

function Hints() {
  const { t } = useTranslation()
  return (
    <p className={classes.hints}>
      <span>
        <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
      </span>
      <span>
        <KeyCaps strokes={['PageUp', 'PageDown']} /> {t('queue.page')}
      </span>
      <span>
        <KeyCaps strokes={['Enter']} /> {t('queue.take')}
      </span>
      <span>
        <KeyCaps strokes={['Escape']} /> {t('queue.close')}
      </span>
    </p>
  )
}
