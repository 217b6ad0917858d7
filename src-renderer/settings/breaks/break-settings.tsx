import { Button, Checkbox, NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Limits, OwnWellbeing } from '../../../src-shared/model/wellbeing.ts'
import { askOrTell } from '../../shell/tell-failure.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { Section } from '../safety/section.tsx'
import { BreakRules } from './break-rules.tsx'
import classes from './breaks.module.css'
import { changeWellbeing } from './change-wellbeing.ts'
import { StrongerNumber } from './stronger-number.tsx'

/** Breaks and limits: what the organisation asks for, and what the person asks for beyond it. */
export function BreakSettings() {
  const { t } = useTranslation()
  return (
    <div className={classes.page}>
      <p className={classes.quiet}>{t('wellbeing.settings.intro')}</p>
      <BreakRules />
      <OwnLimits />
      <OnScreen />
    </div>
  )
}

const limits = {
  severeMinutesADay: 'severeDay',
  severeMinutesAWeek: 'severeWeek',
  minutesADay: 'day',
} as const satisfies Record<keyof Limits, string>

function OwnLimits() {
  const { t } = useTranslation()
  const { limits: floors, severeInARow } = useWorkstation(({ policy }) => policy.wellbeing)
  const own = useWorkstation(({ settings }) => settings.wellbeing)
  return (
    <section className={classes.limits} aria-label={t('wellbeing.settings.limits')}>
      {(Object.keys(limits) as (keyof Limits)[]).map((name) => (
        <div key={name}>
          <StrongerNumber
            label={t(`wellbeing.settings.${limits[name]}`)}
            unit={t('safety.minutes')}
            floor={floors[name]}
            stronger="less"
            least={1}
            most={7200}
            value={own.limits[name]}
            onKeep={(value) =>
              changeWellbeing(({ limits: { [name]: _before, ...others }, ...rest }) => ({
                ...rest,
                limits: { ...others, ...(value !== undefined && { [name]: value }) },
              }))
            }
          />
          <p className={classes.quiet}>
            {t('wellbeing.settings.floor', {
              value: t('wellbeing.settings.floorMinutes', { value: floors[name] }),
            })}
          </p>
        </div>
      ))}
      <div>
        <StrongerNumber
          label={t('wellbeing.settings.inARow')}
          floor={severeInARow}
          stronger="less"
          least={1}
          most={50}
          whole
          value={own.severeInARow}
          onKeep={(value) =>
            changeWellbeing(({ severeInARow: _before, ...rest }) => ({
              ...rest,
              ...(value !== undefined && { severeInARow: value }),
            }))
          }
        />
        <p className={classes.quiet}>{t('wellbeing.settings.floor', { value: severeInARow })}</p>
      </div>
    </section>
  )
}

const during: readonly OwnWellbeing['during'][] = ['nothing', 'breathing', 'puzzle', 'pictures']

function OnScreen() {
  const { t } = useTranslation()
  const own = useWorkstation(({ settings }) => settings.wellbeing)
  const folder = useWorkstation(({ settings }) => settings.picturesFolder)
  const organisation = useWorkstation(({ policy }) => policy.wellbeing.breaks.break?.warningSeconds ?? 60)
  const choose = async () => {
    const settings = await askOrTell('wellbeing:choose-pictures', {})
    if (settings) useWorkstation.getState().changeSettings(settings)
  }
  return (
    <>
      <Section title={t('wellbeing.settings.during')} why={t('wellbeing.settings.during2')}>
        <SegmentedControl
          aria-label={t('wellbeing.settings.during')}
          value={own.during}
          data={during.map((value) => ({ value, label: t(`wellbeing.during.${value}`) }))}
          onChange={(value) => changeWellbeing((before) => ({ ...before, during: value }))}
        />
      </Section>
      <Section title={t('wellbeing.settings.pictures')} why={t('wellbeing.settings.picturesWhy')}>
        {folder !== undefined && <span className={classes.path}>{folder}</span>}
        <Button variant="default" onClick={() => void choose()}>
          {t('wellbeing.settings.choosePictures')}
        </Button>
      </Section>
      <Section title={t('wellbeing.settings.checkIn')} why={t('wellbeing.settings.checkInWhy')}>
        <Checkbox
          label={t('wellbeing.settings.checkIn')}
          checked={own.checkIn}
          onChange={({ currentTarget }) => {
            const checkIn = currentTarget.checked
            changeWellbeing((before) => ({ ...before, checkIn }))
          }}
        />
      </Section>
      <Section title={t('wellbeing.settings.warning')} why={t('wellbeing.settings.warningWhy')}>
        <NumberInput
          aria-label={t('wellbeing.settings.warning')}
          autoComplete="off"
          suffix={` ${t('safety.seconds')}`}
          w={160}
          min={0}
          max={900}
          allowDecimal={false}
          clampBehavior="strict"
          placeholder={String(organisation)}
          value={own.warningSeconds ?? ''}
          onChange={(value) =>
            changeWellbeing(({ warningSeconds: _before, ...rest }) => ({
              ...rest,
              ...(typeof value === 'number' && { warningSeconds: value }),
            }))
          }
        />
      </Section>
    </>
  )
}
