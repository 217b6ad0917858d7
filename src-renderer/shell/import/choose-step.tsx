import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileZip, IconFolder } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './import.module.css'
import { choose } from './import-actions.ts'

interface ChooseStepProps {
  /** What came of the last try. */
  said?: { tone: 'info' | 'danger'; text: string } | undefined
  /** The system's dialog is open. */
  choosing?: boolean
}

export function ChooseStep({ said, choosing = false }: ChooseStepProps) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text c="dimmed">{t('import.what')}</Text>
      {said && (
        <p role={said.tone === 'danger' ? 'alert' : 'status'} className={classes.said} data-tone={said.tone}>
          {said.text}
        </p>
      )}
      {choosing ? (
        <Text role="status">{t('import.choosing')}</Text>
      ) : (
        <Group>
          <Button
            autoFocus
            data-autofocus
            leftSection={<IconFileZip size={20} stroke={1.5} />}
            onClick={() => void choose('file')}
          >
            {t('import.file')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolder size={20} stroke={1.5} />}
            onClick={() => void choose('folder')}
          >
            {t('import.folder')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
