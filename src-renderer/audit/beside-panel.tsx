import { useTranslation } from 'react-i18next'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import { comparisonId } from './beside-acts.ts'
import { useEnteredFor } from './beside-form.ts'
import classes from './beside-panel.module.css'
import { CaseStory } from './case-story.tsx'
import { useStateWords } from './case-words.ts'
import { Comparison } from './comparison.tsx'
import { OutcomeForm } from './outcome-form.tsx'
import { PickList } from './pick-list.tsx'

/** In the place of the decision panel: both judgements above, at the foot what comes of it. */
export function BesidePanel({ beside }: { beside: Beside }) {
  const { t } = useTranslation()
  const entered = useEnteredFor(beside)
  return (
    <aside
      className={classes.panel}
      aria-label={t(`audit.panel.${beside.purpose}`)}
      data-beside={beside.purpose}
    >
      <section
        id={comparisonId}
        className={classes.compared}
        // Scrolled by key as well.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key
        tabIndex={0}
        aria-label={t('audit.compared')}
      >
        {beside.purpose === 'audit' ? <OfAudit beside={beside} /> : <OfDispute beside={beside} />}
      </section>
      <div className={classes.foot}>
        {entered.picking ? (
          <PickList beside={beside} what={entered.picking} />
        ) : (
          <OutcomeForm beside={beside} entered={entered} />
        )}
      </div>
    </aside>
  )
}

function OfAudit({ beside }: { beside: Extract<Beside, { purpose: 'audit' }> }) {
  const { t } = useTranslation()
  const { blind, decision, moderator } = beside
  return (
    <Comparison
      sides={[
        { title: t('audit.yours'), judgement: blind, isOriginal: false },
        {
          title: t('audit.original', { name: moderator.name }),
          judgement: decision.decision,
          isOriginal: true,
        },
      ]}
    />
  )
}

/** Whoever settles reads first until when it is theirs, and why it is disputed. */
function OfDispute({ beside }: { beside: Extract<Beside, { purpose: 'settle' }> }) {
  const { t } = useTranslation()
  const stateWords = useStateWords()
  const { audit, auditor, decision, moderator } = beside.case
  return (
    <>
      <p className={classes.until}>{stateWords(beside.case)}</p>
      <CaseStory of={beside.case} />
      <Comparison
        sides={[
          { title: t('audit.auditor', { name: auditor.name }), judgement: audit.blind, isOriginal: false },
          {
            title: t('audit.original', { name: moderator.name }),
            judgement: decision.decision,
            isOriginal: true,
          },
        ]}
      />
    </>
  )
}
