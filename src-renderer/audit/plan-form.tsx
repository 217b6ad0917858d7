import { Button, Checkbox, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SamplingPlan, SamplingRule } from '../../src-shared/model/audit.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './dialogs.module.css'
import { freeCode } from './plan-codes.ts'
import { RuleFields } from './rule-fields.tsx'

interface Props {
  plan: SamplingPlan
  /** Gives the sentence with which it was refused; undefined once it is saved. */
  onSave: (plan: SamplingPlan) => Promise<string | undefined>
  onLeave: () => void
}

/** How decisions are drawn: the rules in their order, since each decision belongs to the first that it fits. */
export function PlanForm({ plan, onSave, onLeave }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(plan)
  const [refusal, setRefusal] = useState<string>()
  const { rules } = draft
  const change = (part: Partial<SamplingPlan>) => setDraft((before) => ({ ...before, ...part }))
  const changeRule = (at: number, rule: SamplingRule) => change({ rules: rules.with(at, rule) })
  const move = (at: number, by: -1 | 1) => {
    const rule = rules[at]
    if (rule) change({ rules: rules.toSpliced(at, 1).toSpliced(at + by, 0, rule) })
  }
  const add = () => {
    const title = t('audit.plan.newRule')
    change({ rules: [...rules, { code: freeCode(rules), title, where: {}, share: 0.1, atLeast: 0 }] })
  }
  const save = async () => setRefusal(await onSave(draft))
  const press = (event: KeyboardEvent) => {
    // A list that is open is closed first.
    const isListOpen = event.target instanceof Element && event.target.matches('[aria-expanded="true"]')
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else if (event.key === 'Escape' && !isListOpen) onLeave()
    else return
    event.preventDefault()
  }
  return (
    <section className={classes.page} aria-label={t('audit.plan.title')} data-plan onKeyDown={press}>
      <h3>{t('audit.plan.title')}</h3>
      <p className={classes.quiet}>{t('audit.plan.what')}</p>
      <div className={classes.fields}>
        <TextInput
          label={t('audit.plan.name')}
          autoFocus
          required
          maxLength={200}
          className={classes.wide ?? ''}
          value={draft.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <TextInput
          label={t('audit.plan.seed')}
          description={t('audit.plan.seedWhy')}
          required
          maxLength={100}
          value={draft.seed}
          onChange={({ currentTarget }) => change({ seed: currentTarget.value })}
        />
        <Checkbox
          label={t('audit.plan.withoutSignals')}
          checked={draft.withoutSignals}
          onChange={({ currentTarget }) => change({ withoutSignals: currentTarget.checked })}
        />
        <Checkbox
          label={t('audit.plan.calibration')}
          description={t('audit.plan.calibrationWhy')}
          checked={draft.calibration}
          onChange={({ currentTarget }) => change({ calibration: currentTarget.checked })}
        />
      </div>
      {rules.map((rule, at) => (
        <RuleFields
          key={rule.code}
          rule={rule}
          place={at}
          of={rules.length}
          onChange={(changed) => changeRule(at, changed)}
          onMove={(by) => move(at, by)}
          onRemove={() => change({ rules: rules.toSpliced(at, 1) })}
        />
      ))}
      <div className={`${classes.row} ${classes.ways}`}>
        <Button variant="default" onClick={add}>
          {t('audit.plan.add')}
        </Button>
        <Button onClick={() => void save()} rightSection={<KeyCaps strokes={['Ctrl+Enter']} />}>
          {t('audit.plan.save')}
        </Button>
        <Button variant="default" onClick={onLeave} rightSection={<KeyCaps strokes={['Escape']} />}>
          {t('audit.plan.leave')}
        </Button>
        {refusal !== undefined && (
          <p role="alert" className={classes.failed}>
            {refusal}
          </p>
        )}
      </div>
    </section>
  )
}
