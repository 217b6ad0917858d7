import { IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonDetail } from '../../../src-shared/desk/practice-cohort-views.ts'
import { askFor } from '../../audit/records.ts'
import { Said, type SaidWords } from '../../audit/said.tsx'
import { useWorkstation } from '../../stores/workstation.ts'
import { Back } from './back.tsx'
import { itemKey, useItemColumns } from './cases.tsx'
import classes from './cohort.module.css'
import { type Column, RowsGrid } from './rows-grid.tsx'

type Item = PersonDetail['items'][number]

interface Props {
  id: string
  pack: string | undefined
  onOpen: (item: Item) => void
  onLeave: () => void
}

/** What one person did with each item, and the labels that they find hard. */
export function PersonPage({ id, pack, onOpen, onLeave }: Props) {
  const { t } = useTranslation()
  const [detail, setDetail] = useState<PersonDetail>()
  const [said, setSaid] = useState<SaidWords>()
  useEffect(() => {
    void askFor('practice:person', { person: id, ...(pack !== undefined && { pack }) }).then((result) => {
      if ('value' in result) setDetail(result.value)
      else setSaid(result.said)
    })
  }, [id, pack])
  return (
    <>
      <Back title={detail?.name ?? ''} onLeave={onLeave} />
      <Said said={said} />
      {detail && (
        <>
          <Weak of={detail.weak} />
          <Items
            items={detail.items}
            name={detail.name}
            onOpen={onOpen}
            none={t('practice.cohort.noItems')}
          />
        </>
      )}
    </>
  )
}

function Weak({ of }: { of: PersonDetail['weak'] }) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  const titleOf = (label: string) => index.get(label)?.label.title ?? label
  const words = of
    .slice(0, 5)
    .map(({ label, wrong, of: n }) => t('practice.cohort.weak', { title: titleOf(label), wrong, count: n }))
  return (
    <p data-weak>
      <b>{t('practice.cohort.weakTitle')}</b>{' '}
      {words.length === 0 ? (
        <span className={classes.quiet}>{t('practice.cohort.noWeak')}</span>
      ) : (
        words.join(' · ')
      )}
    </p>
  )
}

interface ItemsProps extends Pick<Props, 'onOpen'> {
  items: readonly Item[]
  name: string
  none: string
}

function Items({ items, name, onOpen, none }: ItemsProps) {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  const columns: Column<Item>[] = [
    ...useItemColumns<Item>(),
    {
      name: 'firstRight',
      title: t('practice.cohort.column.firstTry'),
      width: 13,
      cell: ({ firstRight }) => <Right is={firstRight} />,
      by: ({ firstRight }) => Number(firstRight),
    },
    {
      name: 'lastRight',
      title: t('practice.cohort.column.lastTry'),
      width: 13,
      cell: ({ lastRight }) => <Right is={lastRight} />,
      by: ({ lastRight }) => Number(lastRight),
    },
    {
      name: 'tries',
      title: t('practice.cohort.column.tries'),
      width: 9,
      cell: ({ tries }) => t('number', { value: tries }),
      by: ({ tries }) => -tries,
    },
    {
      name: 'lastAt',
      title: t('practice.cohort.column.last'),
      width: 19,
      cell: ({ lastAt }) => day.format(new Date(lastAt)),
      by: ({ lastAt }) => lastAt,
    },
  ]
  return <RowsGrid label={name} rows={items} columns={columns} keyOf={itemKey} onOpen={onOpen} none={none} />
}

function Right({ is }: { is: boolean }) {
  const { t } = useTranslation()
  const Icon = is ? IconCheck : IconX
  return (
    <span className={classes.right}>
      <Icon size={16} stroke={2} className={classes.sign} data-right={is} aria-hidden />{' '}
      {t(is ? 'practice.feedback.right' : 'practice.feedback.wrong')}
    </span>
  )
}
