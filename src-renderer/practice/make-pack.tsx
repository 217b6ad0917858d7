import { Button, Checkbox, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackView, PracticeCase, PublishInput } from '../../src-shared/desk/practice-views.ts'
import { codeSchema } from '../../src-shared/model/kind.ts'
import type { Exam } from '../../src-shared/model/practice.ts'
import classes from '../audit/dialogs.module.css'
import { askFor } from '../audit/records.ts'
import type { SaidWords } from '../audit/said.tsx'
import { KeyCaps } from '../ui/keys.tsx'
import { Page } from '../ui/page-dialog.tsx'
import { CaseFields } from './case-fields.tsx'
import { ExamFields } from './exam-fields.tsx'

type Item = PublishInput['items'][number]

interface Props {
  /** With what came of it, once a version was made. */
  onLeave: (said?: SaidWords) => void
}

const usualExam: Exam = { passShare: 0.8, minutes: 30, attempts: 3, skill: '', lasts: 180 }

/** A version of a pack, from settled cases: which, in which order, and what is said of each. It begins with those that were collected. */
export function MakePack({ onLeave }: Props) {
  const { t } = useTranslation()
  const [cases, setCases] = useState<readonly PracticeCase[]>()
  const [packs, setPacks] = useState<readonly PackView[]>([])
  const [title, setTitle] = useState('')
  const [ownId, setOwnId] = useState<string>()
  const [items, setItems] = useState<readonly Item[]>([])
  const [exam, setExam] = useState<Exam>()
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => {
    void askFor('practice:overview', {}).then((found) => 'value' in found && setPacks(found.value.packs))
    void askFor('practice:cases', {}).then((found) => {
      if ('said' in found) return setRefusal(found.said?.text)
      setCases(found.value.cases)
      setItems(found.value.cases.filter(({ collected }) => collected).map(itemFrom))
    })
  }, [])

  const id = ownId ?? idFrom(title)
  const version = Math.max(0, ...packs.filter((pack) => pack.id === id).map((pack) => pack.version)) + 1
  const change = (auditId: string, part: Partial<Item>) =>
    setItems((before) => before.map((item) => (item.auditId === auditId ? { ...item, ...part } : item)))
  const include = (one: PracticeCase, isIn: boolean) =>
    setItems((before) =>
      isIn ? [...before, itemFrom(one)] : before.filter(({ auditId }) => auditId !== one.auditId),
    )
  const move = (at: number, by: -1 | 1) =>
    setItems((before) => {
      const item = before[at]
      return item ? before.toSpliced(at, 1).toSpliced(at + by, 0, item) : before
    })
  const save = async () => {
    const lacking = findLacking({ title, id, items, exam })
    if (lacking) return setRefusal(t(`practice.make.lacks.${lacking}`))
    const made = await askFor('practice:publish', { id, title, items: [...items], ...(exam && { exam }) })
    if ('said' in made) return setRefusal(made.said?.text)
    const { added, version: saved } = made.value
    onLeave({ tone: 'info', text: t('practice.make.saved', { title, version: saved, count: added }) })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void save()
  }
  const byId = new Map(cases?.map((one) => [one.auditId, one]))
  const left = (cases ?? []).filter(({ auditId }) => !items.some((item) => item.auditId === auditId))
  return (
    <Page aria-label={t('practice.make.title')} data-make onKeyDown={press}>
      <p className={classes.quiet}>{t('practice.make.what')}</p>
      <div className={classes.fields}>
        <TextInput
          label={t('practice.make.name')}
          autoFocus
          autoComplete="off"
          required
          maxLength={200}
          className={classes.wide ?? ''}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <TextInput
          label={t('practice.make.id')}
          description={t('practice.make.version', { version })}
          autoComplete="off"
          required
          maxLength={64}
          value={id}
          onChange={({ currentTarget }) => setOwnId(currentTarget.value)}
        />
        <Checkbox
          label={t('practice.make.isExam')}
          checked={exam !== undefined}
          onChange={({ currentTarget }) => setExam(currentTarget.checked ? usualExam : undefined)}
        />
      </div>
      {exam && <ExamFields exam={exam} onChange={setExam} />}
      {items.map((item, at) => {
        const one = byId.get(item.auditId)
        return (
          one && (
            <CaseFields
              key={item.auditId}
              of={one}
              item={item}
              place={at}
              count={items.length}
              onChange={(part) => change(item.auditId, part)}
              onMove={(by) => move(at, by)}
              onInclude={(isIn) => include(one, isIn)}
            />
          )
        )
      })}
      {cases?.length === 0 && <p>{t('practice.make.noCases')}</p>}
      {left.map((one) => (
        <CaseFields key={one.auditId} of={one} onInclude={(isIn) => include(one, isIn)} />
      ))}
      <div className={classes.row}>
        <Button
          disabled={items.length === 0}
          onClick={() => void save()}
          rightSection={<KeyCaps strokes={['Ctrl+Enter']} />}
        >
          {t('practice.make.save', { count: items.length })}
        </Button>
        <Button variant="default" onClick={() => onLeave()}>
          {t('audit.plan.leave')}
        </Button>
      </div>
      {refusal !== undefined && (
        <p role="alert" className={classes.failed}>
          {refusal}
        </p>
      )}
    </Page>
  )
}

/** As a case suggests it: what was said of it is where the rationale begins. */
function itemFrom({ auditId, said, answer, mistaken }: PracticeCase): Item {
  const clause = (answer.labels[0] ?? mistaken?.labels[0])?.code
  return { auditId, rationale: said, difficulty: 3, tolerance: 0.5, ...(clause !== undefined && { clause }) }
}

/** Letters and digits of the title, in small. */
function idFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 64)
}

function findLacking({
  title,
  id,
  items,
  exam,
}: {
  title: string
  id: string
  items: readonly Item[]
  exam: Exam | undefined
}): 'title' | 'id' | 'rationale' | 'skill' | undefined {
  if (title.trim() === '') return 'title'
  // A title in another script gives none by itself.
  if (!codeSchema.safeParse(id).success) return 'id'
  if (items.some(({ rationale }) => rationale.trim() === '')) return 'rationale'
  return exam && exam.skill.trim() === '' ? 'skill' : undefined
}
