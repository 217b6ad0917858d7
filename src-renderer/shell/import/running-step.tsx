import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '../../../src-shared/desk/views.ts'
import { useReview } from '../../stores/review.ts'
import { close, stop } from './import-actions.ts'

export function RunningStep({ progress }: { progress: ImportProgress | undefined }) {
  const { t } = useTranslation()
  const hasTask = useReview(({ task }) => task !== undefined)
  const { phase = 'reading', done = 0, total, bytes = 0 } = progress ?? {}
  const percent = total ? (100 * done) / total : 100
  return (
    <Stack>
      <Text role="status">
        {t(`import.phase.${phase}`)}{' '}
        {total === undefined ? t('import.done', { count: done }) : t('import.doneOf', { done, count: total })}
        {bytes > 0 && ` · ${t('import.megabytes', { value: bytes / 1e6 })}`}
      </Text>
      <Progress
        value={percent}
        animated={total === undefined}
        transitionDuration={0}
        aria-label={t('import.title')}
      />
      <Text c="dimmed">{t(hasTask ? 'import.meanwhile' : 'import.wait')}</Text>
      <Group>
        {hasTask && (
          <Button autoFocus data-autofocus onKeyDown={ignoreHeldEnter} onClick={close}>
            {t('import.hide')}
          </Button>
        )}
        <Button
          variant="default"
          {...(!hasTask && { autoFocus: true, 'data-autofocus': true })}
          onKeyDown={ignoreHeldEnter}
          onClick={stop}
        >
          {t('import.stop')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The Enter that began the import may still be held when the focus comes here. */
function ignoreHeldEnter(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}
