import { type CSSProperties, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Choice } from '../../src-shared/model/policy.ts'
import { type ActionName, ownAsides } from '../../src-shared/rules/key-map.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'
import { LabelTitle } from './label-title.tsx'

/** The labels of an opened category, each with what it means. */
export function LabelList({ category }: { category: Category }) {
  const chosen = useReview((state) => state.draft.labels)
  return (
    <Opened title={category.title}>
      {category.labels.map((label, place) => (
        <Item
          key={label.code}
          place={place}
          of={category.labels.length}
          action={`label:${label.code}`}
          pressed={chosen.some(({ code }) => code === label.code)}
          description={label.definition}
        >
          <LabelTitle label={label} />
        </Item>
      ))}
    </Opened>
  )
}

/** The routes of an escalation, or the reasons of a skip or a cannot-review. Choosing one closes the task. */
export function ChoiceList({
  opener,
  choices,
}: {
  opener: 'escalate' | 'skip' | 'cannot-review'
  choices: readonly Choice[]
}) {
  const { t } = useTranslation()
  return (
    <Opened title={t(`labels.choose.${opener}`)}>
      {choices.map(({ code, title, description }, place) => (
        <Item
          key={code}
          place={place}
          of={choices.length}
          action={`${opener}:${code}`}
          description={description}
        >
          <span className={classes.rowText}>{title}</span>
        </Item>
      ))}
    </Opened>
  )
}

/** Ways to part with a task without a verdict: hold it, return it, or send it on to where the policy names. */
export function AsideList({ sendTo }: { sendTo: readonly Choice[] }) {
  const { t } = useTranslation()
  const own = ownAsides.map(({ code }) => ({
    code,
    title: t(`aside.${code}`),
    description: t(`aside.${code}Why`),
  }))
  const all = [...own, ...sendTo]
  return (
    <Opened title={t('labels.choose.aside')}>
      {all.map(({ code, title, description }, place) => (
        <Item key={code} place={place} of={all.length} action={`aside:${code}`} description={description}>
          <span className={classes.rowText}>{title}</span>
        </Item>
      ))}
    </Opened>
  )
}

function Opened({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section aria-live="polite" data-opened>
      <div className={classes.openedHead}>
        <h3>{title}</h3>
        <button
          type="button"
          className={classes.back}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => perform('cancel')}
        >
          {t('labels.back')} <Keys action="cancel" />
        </button>
      </div>
      {children}
    </section>
  )
}

interface ItemProps {
  /** Which one it is, from 0, and of how many. */
  place: number
  of: number
  action: ActionName
  description: string | undefined
  pressed?: boolean
  children: ReactNode
}

/** Its key and title stay in sight, above or below what is scrolled to; its words are as long as they are. */
function Item({ place, of, action, description, pressed, children }: ItemProps) {
  const descriptionId = useId()
  return (
    <>
      <button
        type="button"
        className={classes.item}
        style={{ '--before': place, '--after': of - 1 - place } as CSSProperties}
        aria-pressed={pressed}
        aria-describedby={description && descriptionId}
        data-action={action}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform(action)}
      >
        <Keys action={action} last />
        {children}
      </button>
      {description && (
        <p id={descriptionId} className={classes.description}>
          {description}
        </p>
      )}
    </>
  )
}
