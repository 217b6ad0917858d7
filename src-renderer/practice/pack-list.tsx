import { IconAlertTriangle, IconCertificate } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackView } from '../../src-shared/desk/practice-views.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './pack-list.module.css'

interface Props {
  packs: readonly PackView[]
  chosen: PackView
  /** By its place. */
  onChoose: (place: number) => void
}

/** Packs, newest first: how hard each is, how far one is with it, and where one stands with its exam. */
export function PackList({ packs, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const idOf = ({ id, version }: PackView) => `${listId} ${id} ${version}`
  return (
    <div>
      <div
        ref={list}
        className={classes.list}
        role="listbox"
        aria-label={t('practice.packs')}
        aria-activedescendant={idOf(chosen)}
        tabIndex={0}
      >
        {packs.map((pack, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which one is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the page has the keys
          <div
            key={idOf(pack)}
            id={idOf(pack)}
            role="option"
            aria-selected={pack === chosen}
            className={classes.pack}
            data-pack={`${pack.id} ${pack.version}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(place)}
          >
            <span className={classes.head}>
              <b dir="auto">{pack.title}</b>
              <span className={classes.quiet}>{t('practice.version', { version: pack.version })}</span>
              <Difficulty of={pack.difficulty} />
            </span>
            <Progress of={pack} />
            {pack.exam && <ExamLine exam={pack.exam} />}
            {pack.problem !== undefined && (
              <span className={classes.line}>
                <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {pack.problem}
              </span>
            )}
          </div>
        ))}
      </div>
      <p className={classes.quiet}>
        <KeyCaps strokes={['ArrowUp', 'ArrowDown']} /> {t('queue.move')}
      </p>
    </div>
  )
}

/** One to five dots, filled, half filled or empty, with the figure in words for those who do not see them. */
export function Difficulty({ of }: { of: number }) {
  const { t } = useTranslation()
  const words = t('practice.difficulty', { value: of })
  return (
    <span className={classes.difficulty} role="img" aria-label={words} title={words}>
      {[1, 2, 3, 4, 5].map((step) => (
        <i key={step} data-on={of >= step - 0.25 ? 'full' : of >= step - 0.75 ? 'half' : undefined} />
      ))}
    </span>
  )
}

function Progress({ of: { items, answered, right, due } }: { of: PackView }) {
  const { t } = useTranslation()
  return (
    <span className={classes.progress}>
      <span className={classes.bar} aria-hidden>
        <span data-part="right" style={{ inlineSize: `${(right / items) * 100}%` }} />
        <span data-part="wrong" style={{ inlineSize: `${((answered - right) / items) * 100}%` }} />
      </span>
      <span>{t('practice.progress', { right, answered, count: items })}</span>
      <span>{t('practice.due', { count: due })}</span>
    </span>
  )
}

function ExamLine({ exam }: { exam: NonNullable<PackView['exam']> }) {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  const { until, skill, attemptsLeft, isOpen } = exam
  const isHeld = until !== undefined && Date.parse(until) > Date.now()
  const words = isOpen
    ? t('practice.exam.isOpen')
    : isHeld
      ? t('practice.exam.held', { until: day.format(new Date(until)) })
      : t('practice.exam.attempts', { count: attemptsLeft })
  return (
    <span className={classes.line}>
      <IconCertificate size={16} stroke={1.75} aria-hidden />
      {t('practice.exam.for', { skill })} {words}
    </span>
  )
}
