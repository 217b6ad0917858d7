import { Button, Checkbox, NumberInput, Select, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeCase, PublishInput } from '../../src-shared/desk/practice-views.ts'
import { physicalStroke } from '../../src-shared/rules/key-press.ts'
import classes from '../audit/dialogs.module.css'
import { KindIcon } from '../shell/kind-icon.tsx'
import { useWorkstation } from '../stores/workstation.ts'
import { Peek } from './cases/peek.tsx'
import { GoldWords } from './gold-words.tsx'

/** Counts while one writes as well. */
const peekStroke = 'Alt+KeyR'

type Item = PublishInput['items'][number]

interface Props {
  of: PracticeCase
  onInclude: (isIn: boolean) => void
}

interface Included extends Props {
  item: Item
  /** From 0, and of how many. */
  place: number
  count: number
  onChange: (part: Partial<Item>) => void
  onMove: (by: -1 | 1) => void
}

/** A settled case: the answer that stands, and once it is in the pack what is said of it there; its first words by a key. */
export function CaseFields(props: Props | Included) {
  const { t, i18n } = useTranslation()
  const { of, onInclude } = props
  const [isPeeked, setPeeked] = useState(false)
  const peek = () => setPeeked((before) => !before)
  const press = (event: KeyboardEvent) => {
    if (event.repeat || physicalStroke(event) !== peekStroke || of.excerpt === undefined) return
    event.preventDefault()
    peek()
  }
  const isIn = 'item' in props
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  const legend = isIn
    ? t('practice.make.item', { place: props.place + 1, count: props.count })
    : t('practice.make.case')
  return (
    <fieldset className={classes.rule} data-case={of.auditId} data-in={isIn || undefined} onKeyDown={press}>
      <legend>{legend}</legend>
      <div className={classes.row}>
        <Checkbox
          label={t('practice.make.include')}
          checked={isIn}
          onChange={({ currentTarget }) => onInclude(currentTarget.checked)}
        />
        <span>
          <KindIcon kind={of.kind} label={t(`kind.${of.kind}`)} /> <bdi>{of.queue}</bdi> ·{' '}
          {day.format(new Date(of.at))}
        </span>
        <GoldWords answer={of.answer} />
        {of.mistaken && <span className={classes.quiet}>{t('practice.make.mistaken')}</span>}
      </div>
      <Peek excerpt={of.excerpt} shown={isPeeked} stroke={peekStroke} onToggle={peek} />
      {isIn && <Fields {...props} />}
    </fieldset>
  )
}

function Fields({ item, place, count, onChange, onMove }: Included) {
  const { t } = useTranslation()
  const categories = useWorkstation(({ policy }) => policy.categories)
  return (
    <>
      <Textarea
        label={t('practice.make.rationale')}
        description={t('practice.make.rationaleWhy')}
        required
        autosize
        minRows={2}
        maxRows={8}
        autoComplete="off"
        dir="auto"
        maxLength={5000}
        value={item.rationale}
        onChange={({ currentTarget }) => onChange({ rationale: currentTarget.value })}
      />
      <div className={classes.fields}>
        <NumberInput
          label={t('practice.make.difficulty')}
          min={1}
          max={5}
          clampBehavior="strict"
          allowDecimal={false}
          value={item.difficulty}
          onChange={(value) => onChange({ difficulty: typeof value === 'number' ? value : 3 })}
        />
        <Select
          label={t('practice.make.clause')}
          clearable
          searchable
          autoComplete="off"
          value={item.clause ?? null}
          data={categories.map(({ title, labels }) => ({
            group: title,
            items: labels.map((label) => ({ value: label.code, label: label.title })),
          }))}
          onChange={(code) => onChange({ clause: code ?? undefined })}
        />
        <NumberInput
          label={t('practice.make.tolerance')}
          suffix=" %"
          min={0}
          max={100}
          clampBehavior="strict"
          value={Math.round(item.tolerance * 100)}
          onChange={(value) => onChange({ tolerance: typeof value === 'number' ? value / 100 : 0.5 })}
        />
      </div>
      <div className={classes.row}>
        <Button variant="default" size="xs" disabled={place === 0} onClick={() => onMove(-1)}>
          {t('audit.plan.up')}
        </Button>
        <Button variant="default" size="xs" disabled={place === count - 1} onClick={() => onMove(1)}>
          {t('audit.plan.down')}
        </Button>
      </div>
    </>
  )
}
