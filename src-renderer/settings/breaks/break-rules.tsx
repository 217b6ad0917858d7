import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type BreakKind, breakKinds, type OwnWellbeing } from '../../../src-shared/model/wellbeing.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import classes from './breaks.module.css'
import { changeWellbeing } from './change-wellbeing.ts'
import { StrongerNumber } from './stronger-number.tsx'

/** Each kind of break: the organisation's rule, and beside it what the person asks for beyond it. */
export function BreakRules() {
  const { t } = useTranslation()
  const floors = useWorkstation(({ policy }) => policy.wellbeing.breaks)
  const own = useWorkstation(({ settings }) => settings.wellbeing.breaks)
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('wellbeing.settings.breaks')}</th>
          <th scope="col">{t('wellbeing.settings.every')}</th>
          <th scope="col">{t('wellbeing.settings.length')}</th>
          <th scope="col">{t('wellbeing.settings.strict')}</th>
        </tr>
      </thead>
      <tbody>
        {breakKinds.map((kind) => {
          const floor = floors[kind]
          const title = t(`wellbeing.kind.${kind}`)
          return (
            <tr key={kind} data-break={kind}>
              <th scope="row">
                {title}
                <span className={classes.floor}>
                  {floor
                    ? t('wellbeing.settings.floor', {
                        value: t('wellbeing.settings.floorEvery', {
                          every: floor.everyMinutes,
                          length: floor.lengthMinutes,
                        }),
                      })
                    : t('wellbeing.settings.noFloor')}
                  {kind === 'severe' && ` · ${t('wellbeing.settings.severeEvery')}`}
                </span>
              </th>
              <td>
                <StrongerNumber
                  label={t('wellbeing.settings.everyOf', { kind: title })}
                  hideLabel
                  unit={t('safety.minutes')}
                  floor={floor?.everyMinutes}
                  stronger="less"
                  least={1}
                  most={1440}
                  value={own[kind]?.everyMinutes}
                  onKeep={(everyMinutes) => changeRule(kind, { everyMinutes })}
                />
              </td>
              <td>
                <StrongerNumber
                  label={t('wellbeing.settings.lengthOf', { kind: title })}
                  hideLabel
                  unit={t('safety.minutes')}
                  floor={floor?.lengthMinutes}
                  stronger="more"
                  least={2}
                  most={240}
                  value={own[kind]?.lengthMinutes}
                  onKeep={(lengthMinutes) => changeRule(kind, { lengthMinutes })}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={t('wellbeing.settings.strictOf', { kind: title })}
                  checked={floor?.strict === true || own[kind]?.strict === true}
                  disabled={floor?.strict === true}
                  title={floor?.strict ? t('wellbeing.settings.asked') : undefined}
                  onChange={({ currentTarget }) =>
                    changeRule(kind, { strict: currentTarget.checked || undefined })
                  }
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type OwnRule = NonNullable<OwnWellbeing['breaks'][BreakKind]>

/** What is undefined is as the organisation has it. */
function changeRule(kind: BreakKind, change: { [Name in keyof OwnRule]?: OwnRule[Name] | undefined }): void {
  changeWellbeing(({ breaks, ...own }) => {
    const rule = { ...breaks[kind], ...change }
    const named = Object.entries(rule).filter(([, value]) => value !== undefined)
    return { ...own, breaks: { ...breaks, [kind]: Object.fromEntries(named) } }
  })
}
