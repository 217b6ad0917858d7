import { IconMoodCry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { askOrTell } from '../shell/tell-failure.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './check-in.module.css'
import { useRestKeys } from './rest-keys.ts'

export const moods = [
  { mood: 1, Icon: IconMoodCry },
  { mood: 2, Icon: IconMoodSad },
  { mood: 3, Icon: IconMoodEmpty },
  { mood: 4, Icon: IconMoodSmile },
  { mood: 5, Icon: IconMoodHappy },
] as const

/** What was entered, until one goes back to work; nobody else ever sees it. */
const useEntered = create<{ mood: number | undefined; note: string }>()(() => ({ mood: undefined, note: '' }))

/** Asks how one is; left out by going on. */
export function CheckIn() {
  const { t } = useTranslation()
  const { mood: chosen, note } = useEntered()
  const line = useRef<HTMLInputElement>(null)
  useEffect(() => () => useEntered.setState({ mood: undefined, note: '' }), [])
  useRestKeys((stroke) => {
    const mood = Number(/^(?:Digit|Numpad)([1-5])$/.exec(stroke)?.[1])
    if (mood) useEntered.setState({ mood })
    else if (stroke === 'Slash') line.current?.focus()
    else if (stroke === 'Escape' && document.activeElement === line.current) line.current?.blur()
    else return false
    return true
  })
  // Arrows among radios are the browser's; in the line they move the cursor.
  const stay = (event: KeyboardEvent) => event.key.startsWith('Arrow') && event.stopPropagation()
  return (
    <fieldset className={classes.checkIn}>
      <legend>{t('wellbeing.checkIn.title')}</legend>
      <div className={classes.faces}>
        {moods.map(({ mood, Icon }) => (
          <label key={mood} className={classes.face} data-chosen={mood === chosen || undefined}>
            <input
              type="radio"
              name="mood"
              checked={mood === chosen}
              onKeyDown={stay}
              onChange={() => useEntered.setState({ mood })}
            />
            <Icon size={28} stroke={1.5} aria-hidden />
            <span>{t(`wellbeing.mood.${mood}`)}</span>
            <span aria-hidden="true">
              <KeyCaps strokes={[`Digit${mood}`]} />
            </span>
          </label>
        ))}
      </div>
      <label className={classes.note}>
        <span>{t('wellbeing.checkIn.note')}</span>
        <input
          ref={line}
          type="text"
          autoComplete="off"
          maxLength={500}
          dir="auto"
          value={note}
          onChange={({ currentTarget }) => useEntered.setState({ note: currentTarget.value })}
        />
        <span aria-hidden="true">
          <KeyCaps strokes={['Slash']} />
        </span>
      </label>
      <p>{t('wellbeing.checkIn.private')}</p>
    </fieldset>
  )
}

/** Has main keep what was entered, if anything was. */
export async function saveCheckIn(): Promise<void> {
  const { mood, note } = useEntered.getState()
  if (mood !== undefined) await askOrTell('wellbeing:check-in', { mood, note: note.trim() })
}
