import { Checkbox, NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Comfort, type ComfortRule, strongestBlur } from '../../src-shared/model/comfort.ts'
import { type Severity, severitySchema, type TaskKind, taskKinds } from '../../src-shared/model/kind.ts'
import { comfortFloor, startingComfort } from '../../src-shared/rules/comfort.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { changeSettings } from './change-settings.ts'
import classes from './soften-settings.module.css'

const severities: readonly Severity[] = severitySchema.options.map(({ value }) => value)

/** What can be chosen for a kind; the rest would change nothing in its pane. */
const switches: Readonly<Record<TaskKind, readonly Exclude<keyof Comfort, 'blur'>[]>> = {
  video: ['greyscale', 'reduced', 'small', 'dimmed', 'hidden', 'muted'],
  image: ['greyscale', 'reduced', 'small', 'dimmed'],
  audio: ['dimmed', 'muted'],
  text: ['dimmed'],
}

/** How revealed content of each kind and severity begins. What the organisation asks for is set and cannot be taken away. */
export function SoftenSettings() {
  const { t } = useTranslation()
  const wishes = useWorkstation((state) => state.settings.comfort)
  const rules = useWorkstation((state) => state.policy.review.comfort)
  const [kind, setKind] = useState<TaskKind>('video')
  const columns = severities.map((severity) => {
    const floor = comfortFloor(rules, kind, severity)
    return { severity, floor, comfort: startingComfort(floor, wishes, kind, severity) }
  })
  const change = (severity: Severity, comfort: Comfort) =>
    void changeSettings({ comfort: withWish(wishes, kind, severity, comfort) })
  return (
    <div>
      <Text fw={500} mb={4}>
        {t('settings.comfortTitle')}
      </Text>
      <SegmentedControl
        aria-label={t('settings.comfortTitle')}
        value={kind}
        data={taskKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(chosen) => setKind(chosen)}
      />
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {columns.map(({ severity }) => (
              <th key={severity} scope="col">
                {t('settings.comfortOf', { severity })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(kind === 'video' || kind === 'image') && (
            <tr>
              <th scope="row">{t('comfort.blur')}</th>
              {columns.map(({ severity, floor, comfort }) => (
                <td key={severity}>
                  <NativeSelect
                    aria-label={`${t('comfort.blur')}, ${t('settings.comfortOf', { severity })}`}
                    value={comfort.blur}
                    data={levelsFrom(floor.blur)}
                    onChange={({ currentTarget }) =>
                      change(severity, { ...comfort, blur: Number(currentTarget.value) })
                    }
                  />
                </td>
              ))}
            </tr>
          )}
          {switches[kind].map((name) => (
            <tr key={name}>
              <th scope="row">{t(`comfort.${name}`)}</th>
              {columns.map(({ severity, floor, comfort }) => (
                <td key={severity}>
                  <Checkbox
                    aria-label={`${t(`comfort.${name}`)}, ${t('settings.comfortOf', { severity })}`}
                    checked={comfort[name]}
                    disabled={floor[name]}
                    title={floor[name] ? t('comfort.floor') : undefined}
                    onChange={({ currentTarget }) =>
                      change(severity, { ...comfort, [name]: currentTarget.checked })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text c="dimmed" size="sm">
        {t('settings.comfortWhy')}
      </Text>
    </div>
  )
}

function levelsFrom(floor: number): string[] {
  return Array.from({ length: strongestBlur - floor + 1 }, (_, step) => String(floor + step))
}

/** The person's rules with this one in place of what they said of the same content before. */
function withWish(
  wishes: readonly ComfortRule[],
  kind: TaskKind,
  severity: Severity,
  comfort: Comfort,
): ComfortRule[] {
  const isSame = ({ kinds, severities }: ComfortRule) =>
    kinds?.length === 1 && kinds[0] === kind && severities?.length === 1 && severities[0] === severity
  return [...wishes.filter((wish) => !isSame(wish)), { kinds: [kind], severities: [severity], ...comfort }]
}
