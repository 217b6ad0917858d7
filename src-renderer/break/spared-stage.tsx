import { Button } from '@mantine/core'
import { IconLeaf, IconSunset2 } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import { NoAudits } from '../audit/no-audits.tsx'
import { ask } from '../desk.ts'
import { NoPractice } from '../practice/no-practice.tsx'
import { perform } from '../review/perform.ts'
import blank from '../shell/blank-screens.module.css'
import { EmptyStage } from '../shell/blank-screens.tsx'
import { useReview } from '../stores/review.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { Keys } from '../ui/keys.tsx'
import { actOnShift } from './follow-wellbeing.ts'

/** No task is on screen: none waits, or those that do are kept back for the person's sake. */
export function NoTask() {
  const view = useWellbeing((state) => state.view)
  const waiting = useReview(({ shift }) => shift?.waiting ?? 0)
  const bench = useReview(({ shift }) => shift?.bench)
  const isSpared = view?.spared !== undefined && (waiting > 0 || view.spared === 'shift')
  // What an exam came to is told, also where nothing more may come.
  const isTold = useReview(({ shift }) => shift?.practice?.result !== undefined)
  if (isSpared && !isTold) return <SparedStage view={view} />
  if (bench === 'practice') return <NoPractice />
  return bench === 'audit' ? <NoAudits /> : <EmptyStage />
}

function SparedStage({ view }: { view: WellbeingView }) {
  const { t } = useTranslation()
  const titleId = useId()
  const stage = useRef<HTMLElement>(null)
  useEffect(() => {
    void ask('window:ready', {})
    // From here the next Tab leads to what can be done, and no key that was meant for a task presses any of it.
    if (document.activeElement === document.body) stage.current?.focus()
  }, [])
  const why = whyOf(view)
  const Icon = view.spared === 'shift' ? IconSunset2 : IconLeaf
  return (
    // What one is told changes with the time: it is also read out.
    <section
      ref={stage}
      className={`${blank.blank} ${blank.stage}`}
      data-spared={why}
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-live="polite"
    >
      <Icon size={40} stroke={1.5} className={blank.quiet} aria-hidden />
      <h1 id={titleId}>{t(`wellbeing.spared.${why}.title`)}</h1>
      <p>{t(`wellbeing.spared.${why}.what`)}</p>
      <div className={blank.choices}>
        <Ways view={view} />
      </div>
    </section>
  )
}

/** Which of the screens fits: `shift-ended`, `shift-over`, `limit-none`, `limit-lighter`, `calm`, `overtime` or `in-a-row`. */
function whyOf({ spared, shift, limit }: WellbeingView): string {
  if (spared === 'shift') return shift?.phase === 'ended' ? 'shift-ended' : 'shift-over'
  if (spared === 'limit') return limit.stage === 'none' ? 'limit-none' : 'limit-lighter'
  if (spared === 'calm') return shift?.phase === 'overtime' ? 'overtime' : 'calm'
  return spared ?? 'in-a-row'
}

function Ways({ view: { spared, shift, may } }: { view: WellbeingView }) {
  const { t } = useTranslation()
  const end = (
    // Where no task comes any more, this is what is left to do.
    <Button variant={may.length === 0 ? 'filled' : 'default'} onClick={() => void actOnShift('end')}>
      {t('wellbeing.shift.end')}
    </Button>
  )
  if (spared === 'in-a-row') {
    return (
      <Button onClick={() => perform('break')} rightSection={<Keys action="break" />}>
        {t('wellbeing.spared.pause')}
      </Button>
    )
  }
  if (spared === 'shift' && shift?.phase === 'ended') {
    return (
      shift.mayGoOn && (
        <Button variant="default" onClick={() => void actOnShift(shift.leftMs > 0 ? 'start' : 'go-on')}>
          {t('wellbeing.shift.start')}
        </Button>
      )
    )
  }
  if (spared === 'shift') {
    return (
      <>
        {end}
        {shift?.mayGoOn && (
          <Button variant="default" onClick={() => void actOnShift('go-on')}>
            {t('wellbeing.shift.goOn')}
          </Button>
        )}
      </>
    )
  }
  return (
    <>
      {end}
      <Button
        variant="default"
        onClick={() => perform('wellbeing')}
        rightSection={<Keys action="wellbeing" />}
      >
        {t('action.wellbeing')}
      </Button>
    </>
  )
}
