import { NumberInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Exam } from '../../src-shared/model/practice.ts'
import classes from '../audit/dialogs.module.css'

/** What is asked of whoever takes a pack as an exam, and what it grants. */
export function ExamFields({ exam, onChange }: { exam: Exam; onChange: (exam: Exam) => void }) {
  const { t } = useTranslation()
  const change = (part: Partial<Exam>) => onChange({ ...exam, ...part })
  const whole = (name: 'attempts' | 'lasts', max: number) => (
    <NumberInput
      label={t(`practice.make.${name}`)}
      min={1}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      value={exam[name]}
      onChange={(value) => change({ [name]: typeof value === 'number' && value > 0 ? value : 1 })}
    />
  )
  return (
    <fieldset className={classes.rule}>
      <legend>{t('practice.exam.title')}</legend>
      <div className={classes.fields}>
        <TextInput
          label={t('practice.make.skill')}
          autoComplete="off"
          required
          maxLength={64}
          value={exam.skill}
          onChange={({ currentTarget }) => change({ skill: currentTarget.value })}
        />
        <NumberInput
          label={t('practice.make.passShare')}
          suffix=" %"
          min={1}
          max={100}
          clampBehavior="strict"
          value={Math.round(exam.passShare * 100)}
          onChange={(value) => change({ passShare: typeof value === 'number' ? value / 100 : 0.8 })}
        />
        <NumberInput
          label={t('practice.make.minutes')}
          min={1}
          max={600}
          clampBehavior="strict"
          allowDecimal={false}
          value={exam.minutes ?? ''}
          onChange={(value) =>
            change({ minutes: typeof value === 'number' && value > 0 ? value : undefined })
          }
        />
        {whole('attempts', 20)}
        {whole('lasts', 3650)}
      </div>
    </fieldset>
  )
}
