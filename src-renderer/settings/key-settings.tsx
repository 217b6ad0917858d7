import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { strokeSchema } from '../../src-shared/model/stroke.ts'
import type { Binding } from '../../src-shared/rules/key-map.ts'
import { physicalStroke } from '../../src-shared/rules/key-press.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useActionTitle } from '../ui/action-title.ts'
import { Keys } from '../ui/keys.tsx'
import { changeSettings } from './change-settings.ts'
import classes from './key-settings.module.css'

/** Every action with its keys; a press gives it another. Main compiles the map again and refuses what collides. */
export function KeySettings() {
  const { t } = useTranslation()
  const actionTitle = useActionTitle()
  const keyMap = useWorkstation((state) => state.keyMap)
  const own = useWorkstation((state) => state.settings.keys)
  const [search, setSearch] = useState('')
  const [asking, setAsking] = useState<string>()
  const [refusal, setRefusal] = useState<string>()

  const change = async (keys: Record<string, string>) => {
    const result = await changeSettings({ keys })
    setRefusal(result.ok ? undefined : result.error.message)
  }
  const take = (action: string, event: KeyboardEvent) => {
    if (/^(Control|Shift|Alt|Meta)/.test(event.code) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    setAsking(undefined)
    if (event.code === 'Escape') return
    const stroke = strokeSchema.safeParse(physicalStroke(event))
    if (!stroke.success) return setRefusal(t('settings.notAKey'))
    void change({ ...own, [action]: stroke.data })
  }
  const reset = (action: string) => {
    const { [action]: _dropped, ...rest } = own
    void change(rest)
  }
  const wanted = search.trim().toLowerCase()
  const rows = keyMap.bindings.filter(
    (binding) => !binding.alternative && actionTitle(binding).toLowerCase().includes(wanted),
  )
  return (
    <div>
      <TextInput
        aria-label={t('settings.findAction')}
        placeholder={t('settings.findAction')}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {refusal && (
        <p role="alert" className={classes.refusal}>
          {refusal}
        </p>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.action')}</th>
            <th scope="col">{t('settings.key')}</th>
            <th scope="col">{t('settings.change')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((binding) => (
            <tr key={binding.action}>
              <td>
                {actionTitle(binding)}
                <span className={classes.what}>{whatIs(binding, t)}</span>
              </td>
              <td>
                <Keys action={binding.action} />
              </td>
              <td className={classes.buttons}>
                {asking === binding.action ? (
                  <Button
                    size="compact-sm"
                    autoFocus
                    // Escape keeps the key here, and must not close the dialog.
                    data-mantine-stop-propagation="true"
                    onKeyDown={(event) => take(binding.action, event)}
                    onBlur={() => setAsking(undefined)}
                  >
                    {t('settings.pressKey')}
                  </Button>
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => setAsking(binding.action)}>
                    {t('settings.otherKey')}
                  </Button>
                )}
                {own[binding.action] !== undefined && (
                  <Button size="compact-sm" variant="subtle" onClick={() => reset(binding.action)}>
                    {t('settings.reset')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Tells a label's single key from its key within the category, and a category from a label. */
function whatIs({ action, keys }: Binding, t: (key: string) => string): string {
  const prefix = action.includes(':') ? action.slice(0, action.indexOf(':')) : ''
  if (prefix === '') return ''
  return keys.length === 2 ? t('settings.secondKey') : t(`settings.what.${prefix}`)
}
