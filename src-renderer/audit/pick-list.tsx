import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { KeyCaps } from '../ui/keys.tsx'
import { enter, labelsOf, type Picking, useEnteredFor } from './beside-form.ts'
import classes from './pick-list.module.css'

interface Item {
  code: string
  title: string
}

/** A list to choose from by key: what is typed narrows it, the arrows go through it, Enter takes, Escape leaves it. */
export function PickList({ beside, what }: { beside: Beside; what: Picking }) {
  const { t } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const all = useItems(beside, what)
  const before = useEnteredFor(beside)[what]
  const [wanted, setWanted] = useState(() => all.findIndex(({ code }) => code === before))
  const found = all.filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()))
  const place = Math.max(0, Math.min(wanted, found.length - 1))
  const active = found[place]
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  const leave = () => enter(beside, { picking: undefined })
  const take = (code: string | undefined) => {
    enter(beside, { ...(what === 'clause' ? { clause: code } : { coaching: code }), picking: undefined })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setWanted(place + 1)
    else if (event.key === 'ArrowUp') setWanted(Math.max(0, place - 1))
    else if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && !event.repeat && active) take(active.code || undefined)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <section className={classes.pick} aria-label={t(`audit.pick.${what}`)} data-pick={what}>
      <label>
        <span className={classes.title}>{t(`audit.pick.${what}`)}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a key, and what is typed next is meant for it
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={active && `${listId} ${active.code}`}
          value={typed}
          placeholder={t('audit.pick.find')}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setWanted(0)
          }}
          onKeyDown={press}
        />
      </label>
      <div
        ref={list}
        id={listId}
        className={classes.list}
        role="listbox"
        aria-label={t(`audit.pick.${what}`)}
      >
        {found.map(({ code, title }, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which one is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={code}
            id={`${listId} ${code}`}
            role="option"
            aria-selected={at === place}
            dir="auto"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(code || undefined)}
          >
            {title}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={classes.none}>{t('audit.pick.nothing')}</p>}
      <p className={classes.hints}>
        <span>
          <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
        </span>
        <span>
          <KeyCaps strokes={['Enter']} /> {t('audit.pick.take')}
        </span>
        <span>
          <KeyCaps strokes={['Escape']} /> {t('labels.back')}
        </span>
      </p>
    </section>
  )
}

/** Of clauses those of either judgement come first; a coaching note that was chosen can be taken back. */
function useItems(beside: Beside, what: Picking): Item[] {
  const { t } = useTranslation()
  const policy = useWorkstation((state) => state.policy)
  const { coaching } = useEnteredFor(beside)
  const none = { code: '', title: t('audit.none') }
  if (what === 'coaching') return [...(coaching === undefined ? [] : [none]), ...policy.audit.coaching]
  const first = labelsOf(beside)
  const labels = policy.categories.flatMap(({ labels }) => labels)
  return [
    ...labels.filter(({ code }) => first.includes(code)),
    ...labels.filter(({ code }) => !first.includes(code)),
  ]
}
