import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFiguresView } from '../../../src-shared/desk/audit-views.ts'
import { type Dimension, dimensions } from '../../../src-shared/rules/audit/figures.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { languageName } from '../../ui/language-name.ts'
import { EstimateLine } from './estimate-line.tsx'
import classes from './figures.module.css'

type Group = AuditFiguresView['groups'][number]

/** How right decisions are, told apart by what one asks for: the least right first, weeks as they come. */
export function Groups({ groups }: { groups: AuditFiguresView['groups'] }) {
  const { t } = useTranslation()
  const [dimension, setDimension] = useState<Dimension>('label')
  const nameOf = useGroupName()
  const shown = groups.filter((group) => group.dimension === dimension)
  const sorted = dimension === 'week' ? shown : shown.toSorted(byAccuracy)
  return (
    <section className={classes.figure} data-wide aria-label={t('figures.by')}>
      <div className={classes.head}>
        <b>{t('figures.by')}</b>
        <SegmentedControl
          aria-label={t('figures.by')}
          value={dimension}
          data={dimensions.map((value) => ({ value, label: t(`figures.dimension.${value}`) }))}
          onChange={(value) => setDimension(dimensions.find((known) => known === value) ?? 'label')}
        />
      </div>
      <ul className={classes.lines} data-dimension={dimension}>
        {sorted.map(({ key, n, accuracy }) => (
          <EstimateLine key={key} name={nameOf(dimension, key)} n={n} estimate={accuracy} as="share" />
        ))}
      </ul>
    </section>
  )
}

/** What is not told comes last. */
function byAccuracy(one: Group, other: Group): number {
  return (one.accuracy?.value ?? 2) - (other.accuracy?.value ?? 2) || other.n - one.n
}

function useGroupName(): (dimension: Dimension, key: string) => string {
  const { t, i18n } = useTranslation()
  const index = useWorkstation((state) => state.index)
  return (dimension, key) => {
    switch (dimension) {
      case 'label':
        return index.get(key)?.label.title ?? key
      case 'language':
        return key === '' ? t('figures.noLanguage') : languageName(key, i18n.language)
      case 'queue':
        return key === '' ? t('figures.noQueue') : key
      case 'kind':
        return t(`kind.${key}`)
      case 'tenure':
        return t(`figures.tenure.${key}`)
      default:
        return key
    }
  }
}
