import { Button, Checkbox, TextInput } from '@mantine/core'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SamplingPlan, SamplingRule } from '../../src-shared/model/audit.ts'
import { KeyCaps } from '../ui/keys.tsx'
import { Page } from '../ui/page-dialog.tsx'
import classes from './dialogs.module.css'
import { freeCode } from './plan-codes.ts'
import { focusedRule, type PlanAct, planActOf, planStrokes } from './plan-keys.ts'
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
  const form = useRef<HTMLElement>(null)
  /** Where the focus goes once a change of the rules is on screen. */
  const settled = useRef<() => void>(undefined)
  useLayoutEffect(() => {
    settled.current?.()
    settled.current = undefined
  })
  const { rules } = draft
  const change = (part: Partial<SamplingPlan>) => setDraft((before) => ({ ...before, ...part }))
  const changeRule = (at: number, rule: SamplingRule) => change({ rules: rules.with(at, rule) })
  const move = (at: number, by: -1 | 1) => {
    const rule = rules[at]
    if (!rule || !rules[at + by]) return
    // What is moved loses the focus that it had.
    const focused = document.activeElement
    settled.current = () => focused instanceof HTMLElement && focused.focus()
    change({ rules: rules.toSpliced(at, 1).toSpliced(at + by, 0, rule) })
  }
  const add = () => {
    const title = t('audit.plan.newRule')
    settled.current = () => goTo(rules.length)
    change({ rules: [...rules, { code: freeCode(rules), title, where: {}, share: 0.1, atLeast: 0 }] })
  }
  const remove = (at: number) => {
    if (rules.length === 1) return
    settled.current = () => goTo(Math.min(at, rules.length - 2))
    change({ rules: rules.toSpliced(at, 1) })
  }
  /** To the title of a rule, from 0. */
  const goTo = (at: number) => {
    const title = form.current?.querySelectorAll('[data-rule]')[at]?.querySelector('input')
    title?.focus()
    title?.select()
  }
  const save = async () => setRefusal(await onSave(draft))
  const press = (event: KeyboardEvent) => {
    const act = planActOf(event)
    if (!act) return
    event.preventDefault()
    // A field has work of its own for the same arrows.
    event.stopPropagation()
    if (event.repeat && !['before', 'after'].includes(act)) return
    const at = focusedRule(
      event.target,
      rules.map(({ code }) => code),
    )
    const acts: Record<PlanAct, () => void> = {
      save: () => void save(),
      leave: onLeave,
      add,
      remove: () => at >= 0 && remove(at),
      earlier: () => move(at, -1),
      later: () => at >= 0 && move(at, 1),
      before: () => goTo(Math.max(0, at - 1)),
      after: () => goTo(Math.min(rules.length - 1, at + 1)),
    }
    acts[act]()
  }
  return (
    <Page ref={form} aria-label={t('audit.plan.title')} data-plan onKeyDownCapture={press}>
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
          onRemove={() => remove(at)}
        />
      ))}
      <div className={`${classes.row} ${classes.ways}`}>
        <Button variant="default" onClick={add} rightSection={<KeyCaps strokes={[planStrokes.add]} />}>
          {t('audit.plan.add')}
        </Button>
        <Button onClick={() => void save()} rightSection={<KeyCaps strokes={[planStrokes.save]} />}>
          {t('audit.plan.save')}
        </Button>
        <Button variant="default" onClick={onLeave} rightSection={<KeyCaps strokes={[planStrokes.leave]} />}>
          {t('audit.plan.leave')}
        </Button>
        <p className={classes.quiet}>
          <KeyCaps strokes={[planStrokes.before, planStrokes.after]} /> {t('audit.plan.move')}
        </p>
        {refusal !== undefined && (
          <p role="alert" className={classes.failed}>
            {refusal}
          </p>
        )}
      </div>
    </Page>
  )
}
