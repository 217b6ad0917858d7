import { Button, Group, Stack, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../src-shared/desk/views.ts'
import classes from './import.module.css'
import { close } from './import-actions.ts'

export function ReportStep({ report }: { report: ImportReport }) {
  const { t } = useTranslation()
  const { title, added, known, rejected, rejectedCount, problems, problemCount } = report
  return (
    <Stack>
      <Text fw={600}>
        <bdi>{title}</bdi>
      </Text>
      <Text role="status">
        {t('import.added', { count: added })} {known > 0 && t('import.known', { count: known })}
      </Text>
      <Entries
        title={t('import.rejected', { count: rejectedCount })}
        entries={rejected}
        count={rejectedCount}
      />
      <Entries
        title={t('import.problems', { count: problemCount })}
        entries={problems}
        count={problemCount}
      />
      <Group>
        <Button autoFocus data-autofocus onClick={close}>
          {t('import.close')}
        </Button>
      </Group>
    </Stack>
  )
}

interface EntriesProps {
  title: string
  entries: readonly { line: number; reason: string }[]
  /** How many there are; the list may hold only the first of them. */
  count: number
}

function Entries({ title, entries, count }: EntriesProps) {
  const { t } = useTranslation()
  const titleId = useId()
  if (count === 0) return null
  return (
    <section>
      <Text fw={500} id={titleId}>
        {title}
      </Text>
      {count > entries.length && (
        <Text c="dimmed">{t('import.firstOf', { shown: entries.length, count })}</Text>
      )}
      {/* A long list is scrolled by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the focus is how */}
      <ul className={classes.entries} aria-labelledby={titleId} tabIndex={0}>
        {entries.map(({ line, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two entries may say the same
          <li key={index}>
            <b>{t('import.line', { line })}</b> <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
