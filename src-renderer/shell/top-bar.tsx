import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconFileImport,
  IconHelp,
  IconLock,
  IconLockOpen,
  IconSend,
  IconSettings,
} from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { FeedbackCount } from '../audit/feedback-count.tsx'
import { WellbeingFigures } from '../break/wellbeing-figures.tsx'
import { perform, showSettings } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { Deadline } from './deadline.tsx'
import classes from './top-bar.module.css'

/** Who, which queue, how much waits and until when. */
export function TopBar() {
  const { t } = useTranslation()
  const profile = useWorkstation((state) => state.opening?.profile)
  const protection = useWorkstation((state) => state.opening?.protection)
  if (!profile) return null
  return (
    <header className={classes.bar}>
      <span className={classes.person} title={profile.name}>
        <strong>{profile.name}</strong>
        <span className={classes.quiet}>{t(`role.${profile.role}`)}</span>
      </span>
      {protection === 'none' && (
        <SafetyButton
          icon={<IconLockOpen size={16} stroke={1.75} aria-hidden />}
          why={t('top.unprotectedWhy')}
        >
          {t('top.unprotected')}
        </SafetyButton>
      )}
      <Unsent />
      <FeedbackCount />
      <FiguresAfterPaint />
      <WellbeingFigures />
      <nav className={classes.tools} aria-label={t('top.tools')}>
        <Tool action="import" icon={<IconFileImport size={20} stroke={1.5} />} />
        <Tool action="settings" icon={<IconSettings size={20} stroke={1.5} />} />
        <Tool action="help" icon={<IconHelp size={20} stroke={1.5} />} />
        <Tool action="lock" icon={<IconLock size={20} stroke={1.5} />} />
      </nav>
    </header>
  )
}

/** Decisions that do not leave this machine just now: quietly while nobody has said where to, as a warning where it fails. */
function Unsent() {
  const { t } = useTranslation()
  // Its state is another one after each decision, and nothing else of the bar is drawn anew for it.
  const sending = useWorkstation((state) => state.opening?.sending)
  if (!sending) return null
  const { ready, attention, folder, problem } = sending
  if (problem !== undefined) {
    return (
      <SafetyButton icon={<Warning />} why={problem} isWarning>
        {t('top.cannotSend', { count: ready })}
      </SafetyButton>
    )
  }
  if (attention > 0) {
    return (
      <SafetyButton icon={<Warning />} why={t('top.attentionWhy')} isWarning>
        {t('top.attention', { count: attention })}
      </SafetyButton>
    )
  }
  if (ready === 0 || folder !== undefined) return null
  return (
    <SafetyButton icon={<IconSend size={16} stroke={1.75} aria-hidden />} why={t('top.noFolder')}>
      {t('top.toSend', { count: ready })}
    </SafetyButton>
  )
}

function Warning() {
  return <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
}

interface SafetyButtonProps {
  icon: ReactNode
  why: string
  isWarning?: boolean
  children: ReactNode
}

/** Something about safety that the settings can change; says why when it is pointed at. */
function SafetyButton({ icon, why, isWarning = false, children }: SafetyButtonProps) {
  return (
    <Tooltip label={why} multiline w={320}>
      <button
        type="button"
        className={classes.safety}
        data-warning={isWarning || undefined}
        aria-description={why}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => showSettings('safety')}
      >
        {icon}
        {children}
      </button>
    </Tooltip>
  )
}

/** All that changes from task to task in this bar, right after the task itself. */
function FiguresAfterPaint() {
  const shift = useAfterPaint(useReview((state) => state.shift))
  const task = useAfterPaint(useReview((state) => state.task))
  return (
    shift && (
      <Figures
        waiting={shift.waiting}
        held={shift.held}
        decidedToday={shift.decidedToday}
        queue={task?.queue}
        deadline={task?.deadline}
      />
    )
  )
}

interface FiguresProps {
  waiting: number
  held: number
  decidedToday: number
  queue: string | undefined
  deadline: string | undefined
}

const Figures = memo(function Figures(props: FiguresProps) {
  const { waiting, held, decidedToday, queue, deadline } = props
  const { t } = useTranslation()
  return (
    <div className={classes.figures}>
      {queue !== undefined && <Figure name="queue">{queue}</Figure>}
      <FigureButton name="waiting" action="waiting-list">
        {t('number', { value: waiting })}
        {held > 0 && <> · {t('queue.heldShort', { count: held })}</>}
      </FigureButton>
      <FigureButton name="decidedToday" action="my-decisions">
        {t('number', { value: decidedToday })}
      </FigureButton>
      {deadline !== undefined && (
        <Figure name="deadline">
          <Deadline at={deadline} />
        </Figure>
      )}
    </div>
  )
})

type FigureName = 'queue' | 'waiting' | 'decidedToday' | 'deadline'

function Figure({ name, children }: { name: FigureName; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span className={classes.figure} data-figure={name}>
      <span className={classes.quiet}>{t(`top.${name}`)}</span>
      <b>{children}</b>
    </span>
  )
}

/** A figure behind which there is a list. */
function FigureButton({
  name,
  action,
  children,
}: {
  name: FigureName
  action: ReviewAction
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className={classes.figureButton}
      title={t(`action.${action}`)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <Figure name={name}>{children}</Figure>
      <Keys action={action} />
    </button>
  )
}

function Tool({ action, icon }: { action: ReviewAction; icon: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span className={classes.tool}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t(`action.${action}`)}
        title={t(`action.${action}`)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform(action)}
      >
        {icon}
      </ActionIcon>
      <Keys action={action} />
    </span>
  )
}
