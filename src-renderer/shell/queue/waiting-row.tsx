import {
  IconAlertTriangle,
  IconClockPause,
  IconEye,
  IconHourglassEmpty,
  IconPencil,
} from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingTask } from '../../../src-shared/desk/queue-views.ts'
import { SeverityMark } from '../../labels/label-title.tsx'
import { languageName } from '../../ui/language-name.ts'
import { Deadline } from '../deadline.tsx'
import { KindIcon } from '../kind-icon.tsx'
import { Age } from './age.tsx'
import classes from './waiting-list.module.css'

export const columns = [
  'kind',
  'state',
  'queue',
  'severity',
  'due',
  'priority',
  'language',
  'age',
  'id',
] as const

export const waitingRowId = (index: number) => `waiting-row-${index}`

interface Props {
  index: number
  /** Undefined while it is on its way from main. */
  task: WaitingTask | undefined
  onScreen: boolean
  active: boolean
  /** A click goes to a row, as an arrow key does; a second one takes it up. */
  onGo: (index: number) => void
  onTake: (task: WaitingTask) => void
}

/** One task of the list: where it comes from and how it stands, and not a word of what it is about. */
export const WaitingRow = memo(function WaitingRow({ index, task, onScreen, active, onGo, onTake }: Props) {
  const { t, i18n } = useTranslation()
  const language = task?.language === undefined ? undefined : languageName(task.language, i18n.language)
  return (
    <tr
      id={waitingRowId(index)}
      className={classes.row}
      // The head is the first.
      aria-rowindex={index + 2}
      aria-selected={active}
      data-task={task?.taskId}
      onClick={() => onGo(index)}
      onDoubleClick={() => task && onTake(task)}
    >
      {task ? (
        <>
          <Cell>
            <KindIcon kind={task.kind} /> {t(`kind.${task.kind}`)}
          </Cell>
          <Cell>
            <State task={task} onScreen={onScreen} />
          </Cell>
          <Cell title={task.queue}>
            <bdi>{task.queue}</bdi>
          </Cell>
          <Cell>
            <SeverityMark severity={task.severity} />
          </Cell>
          <Cell>{task.deadline !== undefined && <Deadline at={task.deadline} />}</Cell>
          <Cell>{t('number', { value: task.priority })}</Cell>
          <Cell title={language}>{language}</Cell>
          <Cell>{task.arrivedAt !== undefined && <Age at={task.arrivedAt} />}</Cell>
          <Cell title={task.taskId}>
            <bdi>{task.taskId}</bdi>
          </Cell>
        </>
      ) : (
        <Cell wide>{t('queue.loading')}</Cell>
      )}
    </tr>
  )
})

function Cell({
  title,
  wide = false,
  children,
}: {
  title?: string | undefined
  wide?: boolean
  children: React.ReactNode
}) {
  return (
    <td
      className={classes.cell}
      title={title}
      colSpan={wide ? columns.length : undefined}
      data-wide={wide || undefined}
    >
      {children}
    </td>
  )
}

/** What counts most: that it is on screen, put aside, broken or begun. Told by a word and a shape. */
function State({ task, onScreen }: { task: WaitingTask; onScreen: boolean }) {
  const { t } = useTranslation()
  const state = task.state === 'held' ? 'held' : onScreen ? 'screen' : 'waiting'
  const Icon = { held: IconClockPause, screen: IconEye, waiting: IconHourglassEmpty }[state]
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span>{t(`queue.state.${state}`)}</span>
      {task.hasDraft && (
        <span title={t('queue.state.begun')}>
          <IconPencil size={16} stroke={1.5} aria-label={t('queue.state.begun')} />
        </span>
      )}
      {task.hasProblem && (
        <span title={t('queue.state.problem')}>
          <IconAlertTriangle size={16} stroke={1.5} aria-label={t('queue.state.problem')} />
        </span>
      )}
    </span>
  )
}
