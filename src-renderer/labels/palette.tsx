import { useTranslation } from 'react-i18next'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './decision-panel.module.css'
import { LabelTitle } from './label-title.tsx'

/** The policy at a glance: labels with a key of their own, then the categories. */
export function Palette() {
  const { t } = useTranslation()
  const policy = useWorkstation((state) => state.policy)
  const chosen = useReview((state) => state.draft.labels)
  const quick = policy.categories.flatMap(({ labels }) =>
    labels.filter(({ quickKey }) => quickKey !== undefined),
  )
  return (
    <nav aria-label={t('labels.palette')}>
      {quick.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('labels.mostUsed')}</h3>
          <div className={classes.quick}>
            {quick.map((label) => (
              <Row
                key={label.code}
                action={`quick:${label.code}`}
                pressed={chosen.some(({ code }) => code === label.code)}
              >
                <LabelTitle label={label} />
              </Row>
            ))}
          </div>
        </>
      )}
      <h3 className={classes.heading}>{t('labels.categories')}</h3>
      {policy.categories.map((category) => (
        <Row
          key={category.code}
          action={`category:${category.code}`}
          pressed={category.labels.some(({ code }) => chosen.some((label) => label.code === code))}
        >
          <span className={classes.rowText}>{category.title}</span>
        </Row>
      ))}
    </nav>
  )
}

interface RowProps {
  action: ActionName
  pressed: boolean
  children: React.ReactNode
}

function Row({ action, pressed, children }: RowProps) {
  return (
    <button
      type="button"
      className={classes.row}
      aria-pressed={pressed}
      data-action={action}
      // Focus stays with the content, so that Enter after a click still submits.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <Keys action={action} />
      {children}
    </button>
  )
}
