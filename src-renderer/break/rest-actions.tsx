import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { perform } from '../review/perform.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { KeyCaps, Keys } from '../ui/keys.tsx'
import classes from './break-screen.module.css'
import type { Rest } from './break-screen.tsx'
import { saveCheckIn } from './check-in.tsx'
import { actOnBreak } from './follow-wellbeing.ts'
import { useRestKeys } from './rest-keys.ts'

/** What can be done about the break, each with its key. */
export function RestKeys({ rest, over, onTurn }: { rest: Rest; over: boolean; onTurn: () => void }) {
  const { t } = useTranslation()
  const answered = useWellbeing((state) => state.answered)
  const { mayEndEarly, postpone, asks, counting } = rest
  const canResume = !over && asks && !(counting && answered)
  const canPostpone = !over && postpone !== undefined
  const canEnd = !over && mayEndEarly

  const resume = () => {
    useWellbeing.getState().answer()
    void actOnBreak('resume')
  }
  const back = () => {
    void saveCheckIn()
    void actOnBreak('end')
  }
  useRestKeys((stroke) => {
    if (stroke === 'Enter' || stroke === 'NumpadEnter') {
      if (over) back()
      else if (canResume) resume()
    } else if (stroke === 'Escape') {
      if (canEnd) void actOnBreak('end')
    } else if (stroke === 'KeyP') {
      if (canPostpone) void actOnBreak('postpone')
    } else return false
    return true
  })
  return (
    <div className={classes.actions}>
      {over && (
        <Act stroke="Enter" onAct={back} primary>
          {t('wellbeing.back')}
        </Act>
      )}
      {canResume && (
        <Act stroke="Enter" onAct={resume} primary>
          {t(counting ? 'wellbeing.elsewhere.resting' : 'wellbeing.elsewhere.goOn')}
        </Act>
      )}
      {canPostpone && (
        <Act stroke="KeyP" onAct={() => void actOnBreak('postpone')}>
          {t('wellbeing.postpone', { minutes: postpone.minutes, count: postpone.left })}
        </Act>
      )}
      {canEnd && (
        <Act stroke="Escape" onAct={() => void actOnBreak('end')}>
          {t('wellbeing.endEarly')}
        </Act>
      )}
      <p className={classes.hints}>
        <button type="button" onClick={onTurn}>
          {t('wellbeing.somethingElse')} <KeyCaps strokes={['KeyO']} />
        </button>
        <button type="button" onClick={() => perform('help-contacts')}>
          {t('action.help-contacts')} <Keys action="help-contacts" />
        </button>
        <button type="button" onClick={() => perform('lock')}>
          {t('action.lock')} <Keys action="lock" />
        </button>
      </p>
    </div>
  )
}

interface ActProps {
  stroke: string
  onAct: () => void
  primary?: boolean
  children: ReactNode
}

function Act({ stroke, onAct, primary = false, children }: ActProps) {
  return (
    <button type="button" className={classes.act} data-primary={primary || undefined} onClick={onAct}>
      {children} <KeyCaps strokes={[stroke]} />
    </button>
  )
}
