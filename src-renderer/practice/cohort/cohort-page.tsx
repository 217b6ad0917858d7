import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cohort } from '../../../src-shared/desk/practice-cohort-views.ts'
import { pressAct } from '../../audit/dialog-action.tsx'
import { askFor, takeIn } from '../../audit/records.ts'
import { Said, type SaidWords } from '../../audit/said.tsx'
import { DoubtedGolds, HardCases } from './cases.tsx'
import classes from './cohort.module.css'
import { type Opened, OpenedPage } from './opened.tsx'
import { GoldenPeople, People } from './people.tsx'
import { Toolbar, type ToolbarAct } from './toolbar.tsx'

const views = ['people', 'hardest', 'doubts', 'golden'] as const
type View = (typeof views)[number]

interface Props {
  /** What was opened from the lists, the last on screen. */
  path: readonly Opened[]
  onPath: (path: readonly Opened[]) => void
}

/** Lists of people, hard cases, doubted golds and golden tasks, over all packs or one; what is opened takes their place. */
export function CohortPage({ path, onPath }: Props) {
  const { t } = useTranslation()
  const [cohort, setCohort] = useState<Cohort>()
  const [pack, setPack] = useState<string>()
  const [view, setView] = useState<View>('people')
  const [said, setSaid] = useState<SaidWords>()
  const [busy, setBusy] = useState(false)
  const page = useRef<HTMLElement>(null)
  const opened = path.at(-1)

  const look = useCallback(async (of: string | undefined, words?: SaidWords) => {
    setBusy(true)
    const result = await askFor('practice:cohort', of === undefined ? {} : { pack: of })
    setSaid(words ?? ('said' in result ? result.said : undefined))
    if ('value' in result) setCohort(result.value)
    setBusy(false)
  }, [])
  useEffect(() => void look(pack), [look, pack])
  // A list that is gone leaves the keys to the page.
  useEffect(() => {
    if (document.activeElement === document.body) page.current?.focus()
  })

  const packs = cohort?.packs ?? []
  const keys = [undefined, ...packs.map(({ key }) => key)]
  const nextPack = () => setPack(keys[(keys.indexOf(pack) + 1) % keys.length])
  const open = (one: Opened) => onPath([...path, one])
  const acts: ToolbarAct[] = [
    ...views.map((name, place) => ({
      stroke: `Digit${place + 1}`,
      title: t(`practice.cohort.view.${name}`),
      why: '',
      isPrimary: view === name,
      isPressed: view === name,
      act: () => setView(name),
    })),
    {
      stroke: 'KeyP',
      title: packName(),
      why: '',
      not: packs.length === 0 && t('practice.cohort.noPacks'),
      act: nextPack,
    },
    {
      stroke: 'KeyT',
      title: t('audit.takeIn.title'),
      why: '',
      act: () => void take(),
    },
  ]
  function packName(): string {
    const found = packs.find(({ key }) => key === pack)
    return found ? t('practice.cohort.onePack', found) : t('practice.cohort.allPacks')
  }
  async function take(): Promise<void> {
    setBusy(true)
    const words = await takeIn()
    await look(pack, words)
    page.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && opened) {
      event.preventDefault()
      return onPath(path.slice(0, -1))
    }
    if (opened) return
    pressAct(event, acts, busy)
  }
  const isEmpty = cohort !== undefined && cohort.people.length === 0
  return (
    <section
      ref={page}
      className={classes.page}
      tabIndex={-1}
      aria-label={t('action.cohort')}
      data-autofocus
      data-cohort={opened ? undefined : view}
      onKeyDown={press}
    >
      {opened ? (
        <OpenedPage opened={opened} pack={pack} onOpen={open} onLeave={() => onPath(path.slice(0, -1))} />
      ) : (
        <>
          <Toolbar acts={acts} busy={busy} />
          <Said said={said} />
          {isEmpty && <Empty />}
          {cohort && !isEmpty && <List view={view} cohort={cohort} onOpen={open} />}
        </>
      )}
    </section>
  )
}

/** How results come here at all. */
function Empty() {
  const { t } = useTranslation()
  return (
    <div className={classes.empty} data-empty="cohort">
      <h3>{t('practice.cohort.empty.title')}</h3>
      <p>{t('practice.cohort.empty.how')}</p>
      <p>{t('practice.cohort.empty.who')}</p>
    </div>
  )
}

interface ListProps {
  view: View
  cohort: Cohort
  onOpen: (one: Opened) => void
}

function List({ view, cohort, onOpen }: ListProps) {
  const { t } = useTranslation()
  const { people, hardest, few, doubts, leastN, packs } = cohort
  const elsewhere = packs.filter(({ isHere }) => !isHere)
  const openPerson = ({ id }: { id: string }) => onOpen({ what: 'person', id })
  const openItem = ({ pack, place }: { pack: string; place: number }) => onOpen({ what: 'item', pack, place })
  return (
    <>
      <p className={classes.quiet}>
        {t(`practice.cohort.what.${view}`)}{' '}
        {view !== 'doubts' && t('practice.cohort.least', { count: leastN })}{' '}
        {view === 'hardest' && few > 0 && t('practice.cohort.fewItems', { count: few })}{' '}
        {elsewhere.length > 0 &&
          t('practice.cohort.notHere', {
            count: elsewhere.length,
            titles: elsewhere.map(({ title }) => title).join(', '),
          })}
      </p>
      {view === 'people' && <People people={people} onOpen={openPerson} />}
      {view === 'golden' && <GoldenPeople people={people} />}
      {view === 'hardest' && <HardCases items={hardest} onOpen={openItem} />}
      {view === 'doubts' && <DoubtedGolds items={doubts} onOpen={openItem} />}
    </>
  )
}
