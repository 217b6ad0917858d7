import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../src-shared/desk/views.ts'
import { effectiveAction } from '../../../src-shared/rules/draft.ts'
import { decideAlike } from '../../review/judge.ts'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { KeyCaps } from '../../ui/keys.tsx'
import { askOrTell } from '../tell-failure.ts'
import classes from './alike-dialog.module.css'

/** As many as one decision takes along. */
const mostAlike = 500

/** Asks once before one decision is made for several tasks of the same content. */
export function AlikeDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'alike')
  const show = useWorkstation((state) => state.show)
  const task = useReview((state) => state.task)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('queue.alike')}
      size={560}
      closeButtonProps={{ 'aria-label': t('queue.close') }}
    >
      {isOpen && task && <Question task={task} onClose={() => show(undefined)} />}
    </Modal>
  )
}

function Question({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const { t } = useTranslation()
  const [taskIds, setTaskIds] = useState<readonly string[]>()
  useEffect(() => {
    let isOver = false
    void askOrTell('task:alike', { taskId: task.id }).then((answer) => {
      if (!isOver && answer) setTaskIds(answer.taskIds)
    })
    return () => {
      isOver = true
    }
  }, [task.id])

  if (!taskIds) return <p role="status">{t('queue.loading')}</p>
  const count = taskIds.length
  if (count === 0) {
    return (
      <>
        <p role="status">{t('queue.alikeNone')}</p>
        <Group justify="flex-end">
          <Button data-autofocus autoFocus variant="default" onClick={onClose}>
            {t('queue.back')}
          </Button>
        </Group>
      </>
    )
  }
  const go = () => {
    onClose()
    void decideAlike(taskIds)
  }
  return (
    <>
      <p className={classes.ask}>{t('queue.alikeAsk', { count, all: count + 1 })}</p>
      {count === mostAlike && <p className={classes.quiet}>{t('queue.alikeMost')}</p>}
      <Entered />
      <p className={classes.quiet}>{t('queue.alikeNote')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} rightSection={<KeyCaps strokes={['Escape']} />}>
          {t('queue.back')}
        </Button>
        {/* Asked for by a key, so that Enter answers it. */}
        <Button autoFocus onClick={go} rightSection={<KeyCaps strokes={['Enter']} />}>
          {t('queue.alikeGo', { all: count + 1 })}
        </Button>
      </Group>
    </>
  )
}

/** What was entered for the task on screen, which all of them get. */
function Entered() {
  const { t } = useTranslation()
  const draft = useReview((state) => state.draft)
  const { policy, index } = useWorkstation.getState()
  const isViolation = draft.labels.length > 0
  const action = policy.actions.find(({ code }) => code === effectiveAction(draft, index))
  return (
    <dl className={classes.entered}>
      <dt>{t('queue.alikeHow')}</dt>
      <dd>{t(isViolation ? 'verdict.violation' : 'verdict.no-violation')}</dd>
      {isViolation && (
        <>
          <dt>{t('labels.chosen')}</dt>
          <dd>{draft.labels.map(({ code }) => index.get(code)?.label.title ?? code).join(', ')}</dd>
          <dt>{t('labels.action')}</dt>
          <dd>{action?.title ?? t('history.noAction')}</dd>
        </>
      )}
      {draft.note !== '' && (
        <>
          <dt>{t('labels.note')}</dt>
          <dd dir="auto">{draft.note}</dd>
        </>
      )}
    </dl>
  )
}
