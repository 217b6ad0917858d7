import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecisionQuery } from '../../../src-shared/desk/queue-views.ts'
import { type Verdict, verdicts } from '../../../src-shared/model/decision.ts'
import { type TaskKind, taskKinds } from '../../../src-shared/model/kind.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import classes from './my-decisions.module.css'

export type Query = Omit<DecisionQuery, 'limit'>

interface Props {
  query: Query
  onChange: (part: Query) => void
  /** The arrow down out of the field goes to what was found. */
  onLeave: () => void
}

/** Narrows one's own decisions down by word, verdict, kind and label. */
export function DecisionFilters({ query, onChange, onLeave }: Props) {
  const { t } = useTranslation()
  const policy = useWorkstation((state) => state.policy)
  const labels = policy.categories.flatMap((category) => category.labels)
  const any = { value: '', label: t('history.any') }
  return (
    <div className={classes.filters}>
      <TextInput
        className={classes.search}
        label={t('history.search')}
        value={query.text ?? ''}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
          event.preventDefault()
          onLeave()
        }}
      />
      <NativeSelect
        label={t('history.verdict')}
        value={query.verdict ?? ''}
        data={[any, ...verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ verdict: verdicts.find((verdict): verdict is Verdict => verdict === value) })
        }
      />
      <NativeSelect
        label={t('history.kind')}
        value={query.kind ?? ''}
        data={[any, ...taskKinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ kind: taskKinds.find((kind): kind is TaskKind => kind === value) })
        }
      />
      <NativeSelect
        label={t('history.label')}
        value={query.label ?? ''}
        data={[any, ...labels.map(({ code, title }) => ({ value: code, label: title }))]}
        onChange={({ currentTarget: { value } }) => onChange({ label: value === '' ? undefined : value })}
      />
    </div>
  )
}
