import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackView, PracticeOverview } from '../../src-shared/desk/practice-views.ts'
import { mayAsk } from '../../src-shared/desk/roles.ts'
import { type DialogAct, DialogActs, pressAct } from '../audit/dialog-action.tsx'
import classes from '../audit/dialogs.module.css'
import { askFor } from '../audit/records.ts'
import { Said, type SaidWords } from '../audit/said.tsx'
import { useWorkstation } from '../stores/workstation.ts'
import { Page } from '../ui/page-dialog.tsx'
import { MakePack } from './make-pack.tsx'
import { PackList } from './pack-list.tsx'
import { Skills } from './skills.tsx'
import { startExam, startPractice } from './start-practice.ts'

/** The packs above, what can be done with the chosen one below; making one is a page of its own. */
export function PracticePage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const role = useWorkstation(({ opening }) => opening?.profile.role ?? 'moderator')
  const [overview, setOverview] = useState<PracticeOverview>()
  const [said, setSaid] = useState<SaidWords>()
  const [busy, setBusy] = useState(false)
  const [making, setMaking] = useState(false)
  const [place, setPlace] = useState(0)
  const page = useRef<HTMLElement>(null)

  const run = async (work: () => Promise<SaidWords | undefined>) => {
    setBusy(true)
    const words = await work()
    const result = await askFor('practice:overview', {})
    setSaid(words ?? ('said' in result ? result.said : undefined))
    if ('value' in result) setOverview(result.value)
    setBusy(false)
    page.current?.focus()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => void run(async () => undefined), [])

  const packs = overview?.packs ?? []
  const chosen = packs[Math.min(place, packs.length - 1)]
  const acts = useActs({ chosen, overview, run, onClose, onMake: () => setMaking(true) })
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return pressAct(event, acts, busy)
    event.preventDefault()
    setPlace(Math.max(0, Math.min(packs.length - 1, place + by)))
  }
  if (making) {
    const leave = (words?: SaidWords) => {
      setMaking(false)
      requestAnimationFrame(() => void run(async () => words))
    }
    return <MakePack onLeave={leave} />
  }
  return (
    <Page ref={page} aria-label={t('practice.title')} data-autofocus onKeyDown={press}>
      <p className={classes.quiet}>{t('practice.what')}</p>
      {overview &&
        (chosen ? (
          <PackList packs={packs} chosen={chosen} onChoose={setPlace} />
        ) : (
          <p>{t(mayAsk(role, 'practice:publish') ? 'practice.noPacksMake' : 'practice.noPacks')}</p>
        ))}
      <DialogActs acts={acts} busy={busy || overview === undefined} />
      <Said said={said} />
      {overview && <Skills skills={overview.skills} />}
    </Page>
  )
}

interface Doing {
  chosen: PackView | undefined
  overview: PracticeOverview | undefined
  run: (work: () => Promise<SaidWords | undefined>) => Promise<void>
  onClose: () => void
  onMake: () => void
}

/** What can be done, and of what cannot, why not. */
function useActs({ chosen, overview, run, onClose, onMake }: Doing): DialogAct[] {
  const { t } = useTranslation()
  const role = useWorkstation(({ opening }) => opening?.profile.role ?? 'moderator')
  const go = (begin: () => Promise<SaidWords | undefined>) => async () => {
    const refused = await begin()
    if (refused) await run(async () => refused)
    else onClose()
  }
  const takeIn = async (what: 'file' | 'folder'): Promise<SaidWords | undefined> => {
    const taken = await askFor('practice:import', { what })
    if ('said' in taken) return taken.said
    const { title, added, known } = taken.value
    const text =
      added > 0
        ? t('practice.import.added', { count: added, title })
        : t('practice.import.known', { count: known, title })
    return { tone: 'info', text }
  }
  const exportChosen = async (pack: PackView, use: 'practice' | 'golden'): Promise<SaidWords | undefined> => {
    const written = await askFor('practice:export', { packId: pack.id, version: pack.version, use })
    if ('said' in written) return written.said
    return { tone: 'info', text: t('practice.export.done', { file: written.value.file }) }
  }
  const handOver = async (): Promise<SaidWords | undefined> => {
    const written = await askFor('practice:hand-over', {})
    if ('said' in written) return written.said
    return { tone: 'info', text: t('practice.handOver.done', { ...written.value }) }
  }
  const exam = chosen?.exam
  const isBusyElsewhere = overview?.openExam !== undefined && !exam?.isOpen
  const cannot = chosen?.problem ?? (isBusyElsewhere && t('practice.otherExam'))
  const all: (DialogAct | false)[] = [
    chosen !== undefined && {
      stroke: 'KeyS',
      title: t('practice.start.title'),
      why: t('practice.start.why', { count: chosen.due }),
      not:
        cannot ||
        (overview?.openExam && t('practice.otherExam')) ||
        (chosen.due === 0 && t('practice.start.none')),
      isPrimary: chosen.due > 0 && !exam?.isOpen,
      act: go(() => startPractice(chosen, false)),
    },
    chosen !== undefined && {
      stroke: 'KeyA',
      title: t('practice.ahead'),
      why: t('practice.aheadWhy'),
      not: cannot || (overview?.openExam && t('practice.otherExam')),
      act: go(() => startPractice(chosen, true)),
    },
    chosen !== undefined &&
      exam !== undefined && {
        stroke: 'KeyX',
        title: t(exam.isOpen ? 'practice.exam.goOn' : 'practice.exam.begin'),
        why: t(exam.minutes === undefined ? 'practice.exam.why' : 'practice.exam.whyTimed', {
          count: chosen.items,
          share: t('context.score', { value: exam.passShare }),
          minutes: exam.minutes,
        }),
        not: cannot || (!exam.isOpen && exam.attemptsLeft === 0 && t('practice.exam.noneLeft')),
        isPrimary: exam.isOpen,
        act: go(() => startExam(chosen)),
      },
    {
      stroke: 'KeyF',
      title: t('practice.import.file'),
      why: t('practice.import.why'),
      act: () => void run(() => takeIn('file')),
    },
    {
      stroke: 'KeyG',
      title: t('practice.import.folder'),
      why: t('practice.import.why'),
      isPrimary: chosen === undefined,
      act: () => void run(() => takeIn('folder')),
    },
    {
      stroke: 'KeyH',
      title: t('practice.handOver.title'),
      why: t('practice.handOver.why'),
      act: () => void run(handOver),
    },
    mayAsk(role, 'practice:cohort') && {
      stroke: 'KeyR',
      title: t('action.cohort'),
      why: t('practice.cohort.why'),
      act: () => useWorkstation.getState().show('cohort'),
    },
    mayAsk(role, 'practice:cases') && {
      stroke: 'KeyC',
      title: t('practice.cases.title'),
      why: t('practice.cases.why'),
      act: () => useWorkstation.getState().show('cases'),
    },
    mayAsk(role, 'practice:publish') && {
      stroke: 'KeyM',
      title: t('practice.make.title'),
      why: t('practice.make.why'),
      act: onMake,
    },
    chosen !== undefined &&
      mayAsk(role, 'practice:export') && {
        stroke: 'KeyO',
        title: t('practice.export.title'),
        why: t('practice.export.why'),
        act: () => void run(() => exportChosen(chosen, 'practice')),
      },
    chosen !== undefined &&
      mayAsk(role, 'practice:export') && {
        stroke: 'KeyL',
        title: t('practice.export.golden'),
        why: t('practice.export.goldenWhy'),
        act: () => void run(() => exportChosen(chosen, 'golden')),
      },
  ]
  return all.filter((one) => one !== false)
}
