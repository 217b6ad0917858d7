import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type TableColumns,
  type TableField,
  type TableOutline,
  tableFields,
} from '../../../src-shared/model/table.ts'
import { useImporting } from '../../stores/importing.ts'
import { ColumnList } from './column-list.tsx'
import { HostList } from './host-list.tsx'
import classes from './import.module.css'
import { start } from './import-actions.ts'

/** Which column of a table holds what, and where its media may be fetched from. Shows no value of it. */
export function TableStep({ name, table }: { name: string; table: TableOutline }) {
  const { t } = useTranslation()
  const [columns, setColumns] = useState<TableColumns>(table.guess)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [others, setOthers] = useState('')
  const addresses = table.columns.find((column) => column.name === columns.url)
  const hosts = addresses ? [...ticked, ...others.split(/[\s,;]+/).filter((host) => host !== '')] : []
  const missing = missingIn(columns, hosts)
  // Where the person's hand is needed first.
  const [firstMissing] = useState(missing)

  const change = (column: string, field: TableField | undefined) => {
    // A field is held by one column: it leaves the one that had it, and the column lets go of what it held.
    const kept = tableFields.filter(
      (one) => columns[one] !== undefined && columns[one] !== column && one !== field,
    )
    const rest = Object.fromEntries(kept.map((one) => [one, columns[one]]))
    setColumns(field === undefined ? rest : { ...rest, [field]: column })
    setTicked([])
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) void start({ columns, hosts })
      }}
    >
      <Stack>
        <div>
          <Text fw={600}>
            <bdi>{name}</bdi>
          </Text>
          <Text c="dimmed">
            {t(table.complete ? 'import.table.rows' : 'import.table.firstRows', { count: table.rows })}{' '}
            {t('import.table.hidden')}
          </Text>
        </div>
        <ColumnList
          table={table}
          columns={columns}
          onChange={change}
          focusFirst={firstMissing === 'content'}
        />
        {addresses && (
          <HostList
            key={addresses.name}
            column={addresses}
            ticked={ticked}
            onTick={setTicked}
            others={others}
            onOthers={setOthers}
            focusFirst={firstMissing === 'hosts'}
          />
        )}
        <Text role="status" className={classes.outcome}>
          {t(missing ? `import.table.missing.${missing}` : `import.table.outcome.${outcomeOf(columns)}`)}
        </Text>
        <Group>
          <Button
            type="submit"
            disabled={missing !== undefined}
            {...(firstMissing === undefined && { autoFocus: true, 'data-autofocus': true })}
          >
            {t('import.table.import')}
          </Button>
          <Button variant="default" onClick={() => useImporting.getState().go({ at: 'choose' })}>
            {t('import.table.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function missingIn(columns: TableColumns, hosts: readonly string[]): 'content' | 'hosts' | undefined {
  if (columns.text === undefined && columns.url === undefined) return 'content'
  return columns.url !== undefined && hosts.length === 0 ? 'hosts' : undefined
}

function outcomeOf({ text, url }: TableColumns): 'texts' | 'media' | 'both' {
  if (url === undefined) return 'texts'
  return text === undefined ? 'media' : 'both'
}
