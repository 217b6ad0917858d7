import { useTranslation } from 'react-i18next'
import type { DoubtView, HardItemView, ItemName } from '../../../src-shared/desk/practice-cohort-views.ts'
import { KindIcon } from '../../shell/kind-icon.tsx'
import { GoldWords } from '../gold-words.tsx'
import classes from './cohort.module.css'
import { type Column, RowsGrid } from './rows-grid.tsx'
import { Share, shareOrder } from './share.tsx'

interface Props<Item> {
  items: readonly Item[]
  onOpen: (item: Item) => void
}

/** Items that are seldom right at the first try, with what is answered instead. */
export function HardCases({ items, onOpen }: Props<HardItemView>) {
  const { t } = useTranslation()
  const columns: Column<HardItemView>[] = [
    ...useItemColumns<HardItemView>(),
    {
      name: 'first',
      title: t('practice.cohort.column.first'),
      width: 24,
      cell: ({ first }) => <Share told={first} />,
      by: ({ first }) => shareOrder(first),
    },
    {
      name: 'instead',
      title: t('practice.cohort.column.instead'),
      width: 30,
      cell: ({ instead }) => <Instead of={instead} />,
    },
  ]
  return (
    <RowsGrid
      label={t('practice.cohort.view.hardest')}
      rows={items}
      columns={columns}
      keyOf={itemKey}
      onOpen={onOpen}
      none={t('practice.cohort.noHardest')}
    />
  )
}

/** Items whose gold good reviewers see otherwise. */
export function DoubtedGolds({ items, onOpen }: Props<DoubtView>) {
  const { t } = useTranslation()
  const columns: Column<DoubtView>[] = [
    ...useItemColumns<DoubtView>(),
    {
      name: 'disagree',
      title: t('practice.cohort.column.disagree'),
      width: 24,
      cell: ({ disagree, reviewers }) => (
        <bdi>{t('practice.cohort.disagree', { disagree, count: reviewers })}</bdi>
      ),
      by: ({ disagree, reviewers }) => -disagree / reviewers,
    },
    {
      name: 'instead',
      title: t('practice.cohort.column.agreed'),
      width: 30,
      cell: ({ instead }) => <Instead of={instead ? [instead] : []} />,
    },
  ]
  return (
    <RowsGrid
      label={t('practice.cohort.view.doubts')}
      rows={items}
      columns={columns}
      keyOf={itemKey}
      onOpen={onOpen}
      none={t('practice.cohort.noDoubts')}
    />
  )
}

export function itemKey({ pack, place }: Pick<ItemName, 'pack' | 'place'>): string {
  return `${pack} ${place}`
}

/** How an item is named, and what is right for it. */
export function useItemColumns<Item extends ItemName>(): Column<Item>[] {
  const { t } = useTranslation()
  return [
    {
      name: 'item',
      title: t('practice.cohort.column.item'),
      width: 22,
      cell: (item) => <ItemTitle of={item} />,
      by: ({ title, place }) => `${title} ${String(place).padStart(4, '0')}`,
    },
    {
      name: 'gold',
      title: t('practice.cohort.column.gold'),
      width: 24,
      cell: ({ gold }) =>
        gold ? (
          <GoldWords answer={gold} />
        ) : (
          <span className={classes.quiet}>{t('practice.cohort.packNotHere')}</span>
        ),
    },
  ]
}

export function ItemTitle({ of: { title, version, place, kind } }: { of: Omit<ItemName, 'gold'> }) {
  const { t } = useTranslation()
  return (
    <>
      {kind && <KindIcon kind={kind} label={t(`kind.${kind}`)} />} <bdi>{title}</bdi>{' '}
      <span className={classes.quiet}>{t('practice.cohort.place', { version, place: place + 1 })}</span>
    </>
  )
}

function Instead({ of }: { of: readonly (NonNullable<DoubtView['instead']> & { isGold?: boolean })[] }) {
  const { t } = useTranslation()
  if (of.length === 0) return <span className={classes.quiet}>–</span>
  return (
    <ul className={classes.instead}>
      {of.map(({ answer, n, isGold }) => (
        <li key={JSON.stringify(answer)}>
          {t('practice.cohort.times', { count: n })} <GoldWords answer={answer} />
          {isGold && ` ${t('practice.cohort.otherEvidence')}`}
        </li>
      ))}
    </ul>
  )
}
