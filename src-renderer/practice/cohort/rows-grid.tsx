import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCaps } from '../../ui/keys.tsx'
import classes from './cohort.module.css'

export interface Column<Row> {
  name: string
  title: string
  /** Share of the width. */
  width: number
  cell: (row: Row) => ReactNode
  /** What rows are sorted by, the smallest in front; a column without it is not sorted by. */
  by?: (row: Row) => number | string
}

interface Props<Row> {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  onOpen?: (row: Row) => void
  /** What is said where there is none. */
  none: string
}

/** Rows that the arrow keys choose among, Enter opens, and `S` sorts by the next column. */
export function RowsGrid<Row>({ label, rows, columns, keyOf, onOpen, none }: Props<Row>) {
  const { t } = useTranslation()
  const gridId = useId()
  const grid = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState(0)
  const [sort, setSort] = useState<{ column: string; isDown: boolean }>()
  useEffect(() => grid.current?.focus(), [])
  useEffect(() => {
    grid.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  if (rows.length === 0) return <p className={classes.none}>{none}</p>

  const sorted = sortedBy(rows, columns.find(({ name }) => name === sort?.column)?.by, sort?.isDown ?? false)
  const chosen = Math.min(active, sorted.length - 1)
  const sortable = columns.filter(({ by }) => by)
  const sortBy = (column: string) => {
    setSort((before) => ({ column, isDown: before?.column === column && !before.isDown }))
    setActive(0)
  }
  /** Each column upwards and then downwards, and the order in which they came at last. */
  const sortOn = () => {
    const at = sortable.findIndex(({ name }) => name === sort?.column)
    const next = sort && !sort.isDown ? sortable[at] : sortable[at + 1]
    if (next) sortBy(next.name)
    else setSort(undefined)
  }
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + 10,
      PageUp: chosen - 10,
      Home: 0,
      End: sorted.length - 1,
    }
    const to = moves[event.key]
    const row = sorted[chosen]
    if (to !== undefined) setActive(Math.max(0, Math.min(sorted.length - 1, to)))
    else if (event.key === 'Enter' && !event.repeat && row && onOpen) onOpen(row)
    else if (event.code === 'KeyS' && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey)
      sortOn()
    else return
    event.preventDefault()
  }
  const idOf = (row: Row) => `${gridId} ${keyOf(row)}`
  const selected = sorted[chosen]
  return (
    <>
      <div className={classes.scroller}>
        <table
          ref={grid}
          className={classes.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows the arrow keys choose among is a grid
          role="grid"
          aria-label={label}
          aria-activedescendant={selected && idOf(selected)}
          tabIndex={0}
          onKeyDown={press}
        >
          <colgroup>
            {columns.map(({ name, width }) => (
              <col key={name} style={{ inlineSize: `${width}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head
                  key={column.name}
                  title={column.title}
                  isDown={sort?.column === column.name ? sort.isDown : undefined}
                  {...(column.by && { onSort: () => sortBy(column.name) })}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row, at) => (
              <tr
                key={keyOf(row)}
                id={idOf(row)}
                aria-selected={at === chosen}
                data-row={keyOf(row)}
                onClick={() => setActive(at)}
                onDoubleClick={() => onOpen?.(row)}
              >
                {columns.map(({ name, cell }) => (
                  <td key={name} data-column={name}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.hints}>
        <span>
          <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
        </span>
        {onOpen && (
          <span>
            <KeyCaps strokes={['Enter']} /> {t('practice.cohort.open')}
          </span>
        )}
        {sortable.length > 0 && (
          <span>
            <KeyCaps strokes={['KeyS']} /> {t('practice.cohort.sort')}
          </span>
        )}
      </p>
    </>
  )
}

interface HeadProps {
  title: string
  /** Undefined: the rows are sorted by another column. */
  isDown: boolean | undefined
  onSort?: () => void
}

function Head({ title, isDown, onSort }: HeadProps) {
  const Arrow = isDown ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      aria-sort={isDown === undefined ? undefined : isDown ? 'descending' : 'ascending'}
      data-sorts={onSort && true}
      onClick={onSort}
    >
      {title} {isDown !== undefined && <Arrow size={14} stroke={2} aria-hidden />}
    </th>
  )
}

function sortedBy<Row>(
  rows: readonly Row[],
  by: ((row: Row) => number | string) | undefined,
  isDown: boolean,
): readonly Row[] {
  if (!by) return rows
  const compare = (one: Row, other: Row) => {
    const [a, b] = [by(one), by(other)]
    if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b)
    return Number(a) - Number(b)
  }
  return rows.toSorted((one, other) => (isDown ? -1 : 1) * compare(one, other))
}
