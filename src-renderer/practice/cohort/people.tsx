import { useTranslation } from 'react-i18next'
import type { CohortPersonView } from '../../../src-shared/desk/practice-cohort-views.ts'
import { type Column, RowsGrid } from './rows-grid.tsx'
import { Share, shareOrder } from './share.tsx'

interface Props {
  people: readonly CohortPersonView[]
  onOpen: (person: CohortPersonView) => void
}

/** Everybody who has handed results over: how far they are, and what they have passed. */
export function People({ people, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  const columns: Column<CohortPersonView>[] = [
    usePersonColumn(20),
    {
      name: 'practised',
      title: t('practice.cohort.column.practised'),
      width: 12,
      cell: ({ practised, of }) => <bdi>{t('practice.cohort.practised', { count: practised, of })}</bdi>,
      by: ({ practised }) => practised,
    },
    {
      name: 'first',
      title: t('practice.cohort.column.first'),
      width: 24,
      cell: ({ first }) => <Share told={first} />,
      by: ({ first }) => shareOrder(first),
    },
    {
      name: 'last',
      title: t('practice.cohort.column.last'),
      width: 13,
      cell: ({ lastAt }) => day.format(new Date(lastAt)),
      by: ({ lastAt }) => lastAt,
    },
    {
      name: 'exams',
      title: t('practice.cohort.column.exams'),
      width: 11,
      cell: ({ examsPassed, examsTried }) =>
        examsTried === 0 ? (
          '–'
        ) : (
          <bdi>{t('practice.cohort.exams', { passed: examsPassed, count: examsTried })}</bdi>
        ),
      by: ({ examsPassed }) => examsPassed,
    },
    {
      name: 'skills',
      title: t('practice.cohort.column.skills'),
      width: 20,
      cell: ({ skills }) =>
        skills.length === 0
          ? '–'
          : skills.map(({ skill, until }) => {
              const isOver = Date.parse(until) <= Date.now()
              return (
                <span key={skill} data-skill={skill} data-over={isOver || undefined}>
                  <b>{skill}</b>{' '}
                  {t(isOver ? 'practice.cohort.skillOver' : 'practice.cohort.skill', {
                    until: day.format(new Date(until)),
                  })}
                </span>
              )
            }),
      by: ({ skills }) => skills.length,
    },
  ]
  return (
    <RowsGrid
      label={t('practice.cohort.view.people')}
      rows={people}
      columns={columns}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      none=""
    />
  )
}

/** How people did on golden tasks, which they could not tell from work: apart from all practice. */
export function GoldenPeople({ people }: Pick<Props, 'people'>) {
  const { t } = useTranslation()
  const columns: Column<CohortPersonView>[] = [
    usePersonColumn(40),
    {
      name: 'golden',
      title: t('practice.cohort.column.golden'),
      width: 60,
      cell: ({ golden }) => <Share told={golden} />,
      by: ({ golden }) => shareOrder(golden),
    },
  ]
  return (
    <RowsGrid
      label={t('practice.cohort.view.golden')}
      rows={people.filter(({ golden }) => golden.n > 0)}
      columns={columns}
      keyOf={({ id }) => id}
      none={t('practice.cohort.noGolden')}
    />
  )
}

function usePersonColumn(width: number): Column<CohortPersonView> {
  const { t } = useTranslation()
  return {
    name: 'name',
    title: t('practice.cohort.column.name'),
    width,
    cell: ({ name }) => <bdi>{name}</bdi>,
    by: ({ name }) => name,
  }
}
