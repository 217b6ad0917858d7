import { Checkbox, Fieldset, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TableColumn } from '../../../src-shared/model/table.ts'
import classes from './import.module.css'

interface HostListProps {
  /** The column of addresses. */
  column: TableColumn
  ticked: readonly string[]
  onTick: (hosts: readonly string[]) => void
  others: string
  onOthers: (text: string) => void
  focusFirst: boolean
}

/** Where media may be fetched from. Nothing is ticked beforehand: what a table names is not yet trusted. */
export function HostList({ column, ticked, onTick, others, onOthers, focusFirst }: HostListProps) {
  const { t } = useTranslation()
  const { hosts, hostsLeftOut, insecure } = column
  const isTicked = (host: string) => ticked.includes(host)
  const focus = { autoFocus: true, 'data-autofocus': true }
  return (
    <Fieldset legend={t('import.hosts.title')}>
      <div className={classes.hosts}>
        {hosts.length > 0 && (
          <div className={classes.hostList}>
            {hosts.map(({ host, count }, index) => (
              <Checkbox
                key={host}
                label={
                  <>
                    <bdi>{host}</bdi>{' '}
                    <Text span c="dimmed">
                      {t('import.hosts.count', { count })}
                    </Text>
                  </>
                }
                checked={isTicked(host)}
                onChange={({ currentTarget }) =>
                  onTick(currentTarget.checked ? [...ticked, host] : ticked.filter((one) => one !== host))
                }
                {...(focusFirst && index === 0 && focus)}
              />
            ))}
          </div>
        )}
        <Stack gap={8}>
          {hosts.length > 1 && (
            <Checkbox
              label={t('import.hosts.all', { count: hosts.length })}
              checked={ticked.length === hosts.length}
              indeterminate={ticked.length > 0 && ticked.length < hosts.length}
              onChange={({ currentTarget }) =>
                onTick(currentTarget.checked ? hosts.map(({ host }) => host) : [])
              }
            />
          )}
          <TextInput
            label={t('import.hosts.others')}
            description={t('import.hosts.othersWhy')}
            descriptionProps={{ fz: 14 }}
            value={others}
            onChange={({ currentTarget }) => onOthers(currentTarget.value)}
            spellCheck={false}
            {...(focusFirst && hosts.length === 0 && focus)}
          />
          {hostsLeftOut > 0 && <Text c="dimmed">{t('import.hosts.leftOut', { count: hostsLeftOut })}</Text>}
          {insecure > 0 && <Text c="dimmed">{t('import.hosts.insecure', { count: insecure })}</Text>}
        </Stack>
      </div>
    </Fieldset>
  )
}
