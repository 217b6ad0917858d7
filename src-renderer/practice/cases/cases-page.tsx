import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeCase, PracticeCases } from '../../../src-shared/desk/practice-views.ts'
import { type DialogAct, pressAct } from '../../audit/dialog-action.tsx'
import page from '../../audit/feedback.module.css'
import { askFor } from '../../audit/records.ts'
import { Said, type SaidWords } from '../../audit/said.tsx'
import { Toolbar } from '../cohort/toolbar.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseRows } from './case-rows.tsx'

interface Props {
  /** What came of a pack that was made of them. */
  begin?: SaidWords
  onMake: () => void
}

/** Settled cases in a list with the chosen one beside it: one key sets it aside for the next pack. */
export function CasesPage({ begin, onMake }: Props) {
  const { t } = useTranslation()
  const [found, setFound] = useState<PracticeCases>()
  const [wanted, setWanted] = useState<string>()
  /** Whose words are shown. */
  const [peeked, setPeeked] = useState<string>()
  const [said, setSaid] = useState<SaidWords | undefined>(begin)
  const root = useRef<HTMLDivElement>(null)
  const look = useCallback(async () => {
    const result = await askFor('practice:cases', {})
    if ('value' in result) setFound(result.value)
    else setSaid(result.said)
  }, [])
  useEffect(() => void look(), [look])
  // Its keys count also where there is no list to have them.
  useEffect(() => root.current?.focus(), [])

  const cases = found?.cases ?? []
  const place = Math.max(
    0,
    cases.findIndex(({ auditId }) => auditId === wanted),
  )
  const chosen = cases[place]
  const collected = cases.filter((one) => one.collected).length
  const collect = async () => {
    if (!chosen) return
    const { auditId } = chosen
    const isCollected = !chosen.collected
    const result = await askFor('practice:collect', { auditId, isCollected })
    setSaid('said' in result ? result.said : undefined)
    if ('said' in result) return
    // It stays where it is, so that the next one is the next.
    const changed = (one: PracticeCase) =>
      one.auditId === auditId ? { ...one, collected: isCollected } : one
    setFound((before) => before && { ...before, cases: before.cases.map(changed) })
  }
  const peek = () => setPeeked((before) => (before === chosen?.auditId ? undefined : chosen?.auditId))
  const acts: DialogAct[] = [
    {
      stroke: 'KeyC',
      title: t(chosen?.collected ? 'practice.cases.drop' : 'practice.cases.collect'),
      why: '',
      not: !chosen && t('practice.cases.none'),
      act: () => void collect(),
    },
    {
      stroke: 'KeyM',
      title: t('practice.cases.make', { count: collected }),
      why: '',
      isPrimary: collected > 0,
      act: onMake,
    },
  ]
  const peekAct: DialogAct = { stroke: 'KeyR', title: '', why: '', act: peek }
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: cases.length - 1,
    }
    const to = moves[event.key]
    // What is scrolled keeps its arrows.
    const isList = event.target instanceof Element && event.target.matches('[data-cases], [role="listbox"]')
    if (to === undefined || !isList) return pressAct(event, [...acts, peekAct], found === undefined)
    event.preventDefault()
    setWanted(cases[Math.max(0, Math.min(to, cases.length - 1))]?.auditId)
    setPeeked(undefined)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the dialog, whatever in it has the focus
    <div ref={root} className={page.page} tabIndex={-1} data-cases data-autofocus onKeyDown={press}>
      <p className={page.quiet}>
        {t('practice.cases.what')}{' '}
        {found && found.elsewhere > 0 && t('practice.cases.elsewhere', { count: found.elsewhere })}
      </p>
      <Toolbar acts={acts} busy={found === undefined} />
      <Said said={said} />
      {found && cases.length === 0 && <p className={page.none}>{t('practice.make.noCases')}</p>}
      {chosen && (
        <div className={page.both}>
          <CaseRows cases={cases} chosen={chosen} onChoose={setWanted} />
          <CaseFacts of={chosen} isPeeked={peeked === chosen.auditId} onPeek={peek} />
        </div>
      )}
    </div>
  )
}
