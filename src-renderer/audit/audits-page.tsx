import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditOverview } from '../../src-shared/desk/audit-views.ts'
import { mayAsk } from '../../src-shared/desk/roles.ts'
import type { SamplingPlan } from '../../src-shared/model/audit.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { Page } from '../ui/page-dialog.tsx'
import { goToBench } from './bench.ts'
import { type DialogAct, DialogActs, pressAct } from './dialog-action.tsx'
import classes from './dialogs.module.css'
import { LateDisputes } from './late-disputes.tsx'
import { PlanForm } from './plan-form.tsx'
import { askFor, send, takeIn } from './records.ts'
import { Said, type SaidWords } from './said.tsx'
import { Strata } from './strata.tsx'

interface Props {
  planning: boolean
  onPlan: (planning: boolean) => void
  onClose: () => void
}

/** Figures first, then what can be done, then what the last sample was; the plan has a page of its own. */
export function AuditsPage({ planning, onPlan, onClose }: Props) {
  const { t } = useTranslation()
  const [overview, setOverview] = useState<AuditOverview>()
  const [said, setSaid] = useState<SaidWords>()
  const [busy, setBusy] = useState(false)
  const page = useRef<HTMLElement>(null)

  const look = useCallback(async (words?: SaidWords) => {
    const result = await askFor('audit:overview', {})
    setSaid(words ?? ('said' in result ? result.said : undefined))
    if ('value' in result) setOverview(result.value)
  }, [])
  useEffect(() => void look(), [look])
  // Its keys count again once one comes back from the plan.
  useEffect(() => {
    if (!planning) page.current?.focus()
  }, [planning])
  const run = async (work: () => Promise<SaidWords | undefined>) => {
    setBusy(true)
    await look(await work())
    setBusy(false)
    page.current?.focus()
  }

  const acts = useActs({ overview, run, onClose, onPlan: () => onPlan(true) })
  const savePlan = async (plan: SamplingPlan) => {
    const changed = await askFor('audit:change-plan', plan)
    if ('said' in changed) return changed.said?.text
    setOverview(changed.value)
    leavePlan()
    setSaid({ tone: 'info', text: t('audit.plan.saved') })
    return undefined
  }
  const leavePlan = () => onPlan(false)
  if (planning && overview) return <PlanForm plan={overview.plan} onSave={savePlan} onLeave={leavePlan} />
  return (
    <Page
      ref={page}
      aria-label={t('action.audits')}
      data-autofocus
      onKeyDown={(event: KeyboardEvent) => pressAct(event, acts, busy)}
    >
      <p className={classes.quiet}>{t('audit.overview.what')}</p>
      {overview && <Figures of={overview} />}
      <DialogActs acts={acts} busy={busy} />
      <Said said={said} />
      {overview && overview.late.length > 0 && <LateDisputes late={overview.late} />}
      {overview?.lastSample && <Strata sample={overview.lastSample} />}
    </Page>
  )
}

function Figures({ of }: { of: AuditOverview }) {
  const { t } = useTranslation()
  const names = ['decisions', 'unsampled', 'open', 'withoutContent', 'disputes', 'audited', 'toSend'] as const
  const lacking = of.withoutContent + of.disputesWithoutContent
  return (
    <dl className={classes.figures}>
      {names.map((name) => (
        <div key={name} data-figure={`audit-${name}`}>
          <dt>{t(`audit.overview.${name}`)}</dt>
          <dd>{t('number', { value: name === 'withoutContent' ? lacking : of[name] })}</dd>
        </div>
      ))}
    </dl>
  )
}

interface Doing {
  overview: AuditOverview | undefined
  run: (work: () => Promise<SaidWords | undefined>) => Promise<void>
  onClose: () => void
  onPlan: () => void
}

/** What can be done, in the order in which it is done; of what cannot, why not. */
function useActs({ overview, run, onClose, onPlan }: Doing): DialogAct[] {
  const { t } = useTranslation()
  const role = useWorkstation(({ opening }) => opening?.profile.role ?? 'moderator')
  const { unsampled = 0, toSend = 0 } = overview ?? {}
  const lacking = (overview?.withoutContent ?? 0) + (overview?.disputesWithoutContent ?? 0)
  const ready = (overview?.open ?? 0) + (overview?.disputes ?? 0) - lacking
  const draw = async (): Promise<SaidWords | undefined> => {
    const drawn = await askFor('audit:sample', {})
    if ('said' in drawn) return drawn.said
    const { strata, shift } = drawn.value
    useReview.getState().follow(shift)
    const count = strata.reduce((sum, stratum) => sum + stratum.drawn, 0)
    return { tone: 'info', text: t('audit.sample.drawn', { count }) }
  }
  const bring = async (what: 'file' | 'folder'): Promise<SaidWords | undefined> => {
    const brought = await askFor('audit:bring-content', { what })
    if ('said' in brought) return brought.said
    const { added, rejected, problems, shift } = brought.value
    useReview.getState().follow(shift)
    const list = [...rejected, ...problems].map(({ reason }) => reason)
    const text = t('audit.content.brought', { count: added })
    return { tone: list.length > 0 ? 'danger' : 'info', text, list }
  }
  const start = () => {
    onClose()
    void goToBench('audit')
  }
  const needless = lacking === 0 && t(ready > 0 ? 'audit.content.needless' : 'audit.content.nothing')
  const all: (DialogAct | false)[] = [
    {
      stroke: 'KeyT',
      title: t('audit.takeIn.title'),
      why: t('audit.takeIn.why'),
      isPrimary: ready === 0 && unsampled === 0 && lacking === 0,
      act: () => void run(takeIn),
    },
    mayAsk(role, 'audit:sample') && {
      stroke: 'KeyD',
      title: t('audit.sample.title'),
      why: t('audit.sample.why', { plan: overview?.plan.title }),
      not: unsampled === 0 && t(overview?.decisions ? 'audit.sample.none' : 'audit.sample.nothing'),
      isPrimary: unsampled > 0,
      act: () => void run(draw),
    },
    {
      stroke: 'KeyF',
      title: t('audit.content.file'),
      why: t('audit.content.why'),
      not: needless,
      isPrimary: lacking > 0 && unsampled === 0,
      act: () => void run(() => bring('file')),
    },
    {
      stroke: 'KeyG',
      title: t('audit.content.folder'),
      why: t('audit.content.why'),
      not: needless,
      act: () => void run(() => bring('folder')),
    },
    {
      stroke: 'KeyS',
      title: t('audit.start.title'),
      why: t('audit.start.why', { count: ready }),
      not: ready === 0 && t('audit.start.none'),
      isPrimary: ready > 0,
      act: start,
    },
    {
      stroke: 'KeyO',
      title: t('audit.send.title'),
      why: t('audit.send.why', { count: toSend }),
      isPrimary: toSend > 0 && ready === 0,
      act: () => void run(send),
    },
    mayAsk(role, 'audit:change-plan') && {
      stroke: 'KeyP',
      title: t('audit.plan.title'),
      why: overview?.plan.title ?? '',
      act: onPlan,
    },
    mayAsk(role, 'practice:cases') && {
      stroke: 'KeyC',
      title: t('practice.cases.title'),
      why: t('practice.cases.why'),
      act: () => useWorkstation.getState().show('cases'),
    },
    mayAsk(role, 'audit:figures') && {
      stroke: 'KeyE',
      title: t('action.audit-figures'),
      why: t('audit.figures.why'),
      act: () => useWorkstation.getState().show('audit-figures'),
    },
  ]
  return all.filter((one) => one !== false)
}
