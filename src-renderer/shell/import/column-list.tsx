import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type TableColumn,
  type TableColumns,
  type TableField,
  type TableOutline,
  tableFields,
} from '../../../src-shared/model/table.ts'
import classes from './import.module.css'

interface ColumnListProps {
  table: TableOutline
  columns: TableColumns
  /** The column holds the field from now on; undefined: nothing that is used. */
  onChange: (column: string, field: TableField | undefined) => void
  focusFirst: boolean
}

/** What people look for first comes first. */
const order: readonly TableField[] = [
  'text',
  'url',
  ...tableFields.filter((field) => field !== 'text' && field !== 'url'),
]

export function ColumnList({ table, columns, onChange, focusFirst }: ColumnListProps) {
  const { t } = useTranslation()
  const options = [
    { value: '', label: t('import.table.unused') },
    ...order.map((field) => ({ value: field, label: t(`import.field.${field}`) })),
  ]
  return (
    <div className={classes.columns}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.table.column')}</th>
            <th scope="col">{t('import.table.values')}</th>
            <th scope="col">{t('import.table.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, index) => (
            <tr key={column.name}>
              <th scope="row">
                <bdi>{column.name}</bdi>
              </th>
              <td className={classes.values}>
                <Values column={column} rows={table.rows} />
              </td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t('import.table.holdsOf', { column: column.name })}
                  data={options}
                  value={order.find((field) => columns[field] === column.name) ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    onChange(
                      column.name,
                      order.find((field) => field === value),
                    )
                  }
                  {...(focusFirst && index === 0 && { autoFocus: true, 'data-autofocus': true })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a column's values are like, in a few words. */
function Values({ column, rows }: { column: TableColumn; rows: number }) {
  const { t } = useTranslation()
  const { kind, mixed, filled, shortest, longest } = column
  if (kind === undefined) return t('import.values.none')
  return [
    t(`import.values.${mixed ? 'mostly' : 'all'}.${kind}`),
    ...(kind === 'text'
      ? [t(`import.values.${shortest === longest ? 'length' : 'lengths'}`, { shortest, count: longest })]
      : []),
    ...(filled < rows ? [t('import.values.filled', { filled, count: rows })] : []),
  ].join(' · ')
}
