import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../src-shared/desk/bench-views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { PageDialog } from '../ui/page-dialog.tsx'
import { CaseDetail } from './case-detail.tsx'
import { CaseList } from './case-list.tsx'
import { type DialogAct, DialogActs, pressAct } from './dialog-action.tsx'
import classes from './dialogs.module.css'
import feedbackClasses from './feedback.module.css'
import { useFeedback } from './feedback-store.ts'
import { HandOverDays } from './hand-over-days.tsx'
import { askFor, handOver, send, takeIn } from './records.ts'
import { Said, type SaidWords } from './said.tsx'

/** What audits say of one's own decisions, and the ways in which decisions and answers leave this machine. */
export function FeedbackDialog() {
  const { t } = useTranslation()
  return (
    <PageDialog dialog="feedback" title={t('action.feedback')} closeLabel={t('queue.close')} width={1160}>
      <FeedbackPage />
    </PageDialog>
  )
}

/** Waits for an answer of whoever made the decision. */
function isMine({ state }: CaseView): boolean {
  return state.at === 'turn' && state.of === 'moderator'
}

function FeedbackPage() {
  const { t } = useTranslation()
  const { feedback, failure, look, follow } = useFeedback()
  const [wanted, setWanted] = useState<string>()
  const [asking, setAsking] = useState<'days' | 'dispute'>()
  const [said, setSaid] = useState<SaidWords>()
  const [busy, setBusy] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => void look(), [look])
  const cases = feedback?.cases ?? []
  const chosen = cases.find(({ audit }) => audit.auditId === wanted) ?? cases.find(isMine) ?? cases[0]

  const run = async (work: () => Promise<SaidWords | undefined>) => {
    setAsking(undefined)
    setBusy(true)
    setSaid(await work())
    setBusy(false)
    page.current?.focus()
  }
  const answer = (of: CaseView, how: 'accept' | 'dispute', reason = '') => {
    // What became of it is shown, and not the next one.
    setWanted(of.audit.auditId)
    return run(async () => {
      const input = { stepId: newId(), auditId: of.audit.auditId, answer: how, reason }
      const answered = await askFor('feedback:answer', input)
      if ('said' in answered) return answered.said
      follow(answered.value)
      return { tone: 'info', text: t(`audit.feedback.${how}Done`) }
    })
  }
  const acts: DialogAct[] = [
    {
      stroke: 'KeyT',
      title: t('audit.takeIn.title'),
      why: t('audit.takeIn.feedback'),
      act: () => void run(takeIn),
    },
    {
      stroke: 'KeyH',
      title: t('audit.handOver.title'),
      why: t('audit.handOver.why'),
      act: () => setAsking('days'),
    },
    {
      stroke: 'KeyO',
      title: t('audit.send.title'),
      why: t('audit.send.feedback'),
      act: () => void run(send),
    },
  ]
  const isMyTurn = chosen !== undefined && isMine(chosen)
  const answers: DialogAct[] =
    chosen && isMyTurn
      ? [
          {
            stroke: 'KeyA',
            title: t('audit.feedback.accept'),
            why: '',
            act: () => void answer(chosen, 'accept'),
          },
          { stroke: 'KeyD', title: t('audit.feedback.dispute'), why: '', act: () => setAsking('dispute') },
        ]
      : []
  const press = (event: KeyboardEvent) => {
    const place = chosen ? cases.indexOf(chosen) : 0
    const moves: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: cases.length - 1,
    }
    const to = moves[event.key]
    // What is scrolled keeps its arrows.
    const isList = event.target instanceof Element && event.target.matches('[data-cases], [role="listbox"]')
    if (to === undefined || !isList)
      return pressAct(event, [...acts, ...answers], busy || asking !== undefined)
    event.preventDefault()
    setWanted(cases[Math.max(0, Math.min(to, cases.length - 1))]?.audit.auditId)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the dialog, whatever in it has the focus
    <div
      ref={page}
      className={feedbackClasses.page}
      tabIndex={-1}
      data-cases
      data-autofocus
      onKeyDown={press}
    >
      <p className={classes.quiet}>{t('audit.feedback.who')}</p>
      {asking === 'days' ? (
        <HandOverDays
          onGo={(days) => void run(() => handOver(days))}
          onLeave={() => {
            setAsking(undefined)
            page.current?.focus()
          }}
        />
      ) : (
        <DialogActs acts={acts} busy={busy} />
      )}
      <Said said={failure === undefined ? said : { tone: 'danger', text: failure }} />
      {feedback && cases.length === 0 && <p className={feedbackClasses.none}>{t('audit.feedback.none')}</p>}
      {chosen && (
        <div className={feedbackClasses.both}>
          <CaseList cases={cases} chosen={chosen} onChoose={setWanted} />
          <CaseDetail
            key={chosen.audit.auditId}
            of={chosen}
            isMyTurn={isMyTurn}
            disputing={asking === 'dispute'}
            busy={busy}
            acts={answers}
            onDispute={(reason) => void answer(chosen, 'dispute', reason)}
            onLeave={() => {
              setAsking(undefined)
              page.current?.focus()
            }}
          />
        </div>
      )}
    </div>
  )
}
