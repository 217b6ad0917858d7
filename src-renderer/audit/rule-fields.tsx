import { Button, MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type SamplingRule, type SamplingWhere, usualUnsure } from '../../src-shared/model/audit.ts'
import { verdicts } from '../../src-shared/model/decision.ts'
import { taskKinds } from '../../src-shared/model/kind.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './dialogs.module.css'
import { planStrokes } from './plan-keys.ts'

interface Props {
  rule: SamplingRule
  /** From 0, and of how many. */
  place: number
  of: number
  onChange: (rule: SamplingRule) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One rule: which decisions it is about, and how many of them are drawn. What is left empty asks for nothing. */
export function RuleFields({ rule, place, of, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const { where } = rule
  const labels = useWorkstation(({ policy }) => policy.categories)
  const change = (part: Partial<SamplingRule>) => onChange({ ...rule, ...part })
  /** What is empty is left out of the plan. */
  const ask = <Name extends keyof SamplingWhere>(name: Name, value: SamplingWhere[Name] | undefined) => {
    const { [name]: _before, ...others } = where
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
    change({ where: isEmpty ? others : { ...others, [name]: value } })
  }
  const number = (name: 'tenureBelowDays' | 'fasterThanSeconds' | 'slowerThanSeconds') => (
    <NumberInput
      label={t(`audit.where.${name}`)}
      min={1}
      allowDecimal={name !== 'tenureBelowDays'}
      value={where[name] ?? ''}
      onChange={(value) => ask(name, typeof value === 'number' && value > 0 ? value : undefined)}
    />
  )
  const ways = [
    {
      stroke: planStrokes.earlier,
      title: t('audit.plan.up'),
      isOff: place === 0,
      act: () => onMove(-1),
    },
    {
      stroke: planStrokes.later,
      title: t('audit.plan.down'),
      isOff: place === of - 1,
      act: () => onMove(1),
    },
    { stroke: planStrokes.remove, title: t('audit.plan.remove'), isOff: of === 1, act: onRemove },
  ]
  return (
    <fieldset className={classes.rule} data-rule={rule.code}>
      <legend>{t('audit.plan.rule', { place: place + 1, of })}</legend>
      <div className={classes.fields}>
        <TextInput
          label={t('audit.plan.ruleTitle')}
          required
          maxLength={200}
          className={classes.wide ?? ''}
          value={rule.title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <NumberInput
          label={t('audit.plan.share')}
          suffix=" %"
          min={0}
          max={100}
          clampBehavior="strict"
          decimalScale={2}
          value={Math.round(rule.share * 10_000) / 100}
          onChange={(value) => change({ share: typeof value === 'number' ? value / 100 : 0 })}
        />
        <NumberInput
          label={t('audit.plan.atLeast')}
          min={0}
          allowDecimal={false}
          value={rule.atLeast}
          onChange={(value) => change({ atLeast: typeof value === 'number' ? value : 0 })}
        />
        <MultiSelect
          label={t('audit.where.verdicts')}
          data={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          value={where.verdicts ?? []}
          onChange={(chosen) =>
            ask(
              'verdicts',
              verdicts.filter((one) => chosen.includes(one)),
            )
          }
        />
        <MultiSelect
          label={t('audit.where.kinds')}
          data={taskKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={where.kinds ?? []}
          onChange={(chosen) =>
            ask(
              'kinds',
              taskKinds.filter((one) => chosen.includes(one)),
            )
          }
        />
        <MultiSelect
          label={t('audit.where.labels')}
          searchable
          data={labels.map(({ title, labels: group }) => ({
            group: title,
            items: group.map(({ code, title }) => ({ value: code, label: title })),
          }))}
          value={where.labels ?? []}
          onChange={(chosen) => ask('labels', chosen)}
        />
        <TagsInput
          label={t('audit.where.queues')}
          value={where.queues ?? []}
          onChange={(chosen) => ask('queues', chosen)}
        />
        <TagsInput
          label={t('audit.where.languages')}
          value={where.languages ?? []}
          onChange={(chosen) => ask('languages', chosen)}
        />
        {number('tenureBelowDays')}
        {number('fasterThanSeconds')}
        {number('slowerThanSeconds')}
        <ScoreInput
          label={t('audit.where.againstSignals')}
          score={where.againstSignals}
          onChange={(score) => ask('againstSignals', score)}
        />
        {(['from', 'to'] as const).map((end) => (
          <ScoreInput
            key={end}
            label={t(`audit.where.unsureSignals.${end}`)}
            score={where.unsureSignals?.[end]}
            onChange={(score) =>
              ask(
                'unsureSignals',
                score === undefined ? undefined : { ...(where.unsureSignals ?? usualUnsure), [end]: score },
              )
            }
          />
        ))}
      </div>
      <div className={classes.row}>
        {ways.map(({ stroke, title, isOff, act }) => (
          <Button
            key={stroke}
            variant="default"
            size="xs"
            disabled={isOff}
            onClick={act}
            rightSection={<KeyCaps strokes={[stroke]} />}
          >
            {title}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

interface ScoreProps {
  label: string
  /** 0…1; undefined asks for nothing. */
  score: number | undefined
  onChange: (score: number | undefined) => void
}

/** A score of a machine, in per cent. */
function ScoreInput({ label, score, onChange }: ScoreProps) {
  return (
    <NumberInput
      label={label}
      suffix=" %"
      min={0}
      max={100}
      clampBehavior="strict"
      value={score === undefined ? '' : Math.round(score * 100)}
      onChange={(value) => onChange(typeof value === 'number' ? value / 100 : undefined)}
    />
  )
}
