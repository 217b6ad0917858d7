import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { mayWorkOn } from '../../src-shared/desk/roles.ts'
import type { Binding } from '../../src-shared/rules/key-map.ts'
import { type PaneMode, paneActions } from '../../src-shared/rules/program-actions.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useActionTitle } from '../ui/action-title.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './help-dialog.module.css'

/** The whole key map, as it stands for the kind of task on screen. */
export function HelpDialog() {
  const { t } = useTranslation()
  const isOpen = useWorkstation(({ dialog }) => dialog === 'help')
  const show = useWorkstation((state) => state.show)
  return (
    <Modal
      opened={isOpen}
      onClose={() => show(undefined)}
      title={t('help.title')}
      size="min(1400px, 94vw)"
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      {isOpen && <KeyGroups />}
    </Modal>
  )
}

function KeyGroups() {
  const { t } = useTranslation()
  const kind = useReview((state) => state.task?.content.kind ?? 'text')
  const { keyMap, policy, opening } = useWorkstation.getState()
  const mayAudit = opening !== undefined && mayWorkOn(opening.profile.role, 'audit')
  const here = keyMap.bindings.filter((binding) => binding.kinds.includes(kind))
  const isPane = ({ action }: Binding) => (paneActions as readonly string[]).includes(action)
  const isProgram = ({ action }: Binding) => !action.includes(':')
  const starting = (prefix: string) => here.filter(({ action }) => action.startsWith(`${prefix}:`))
  return (
    <div className={classes.groups}>
      <Group
        title={t('help.judge')}
        bindings={here.filter(
          (binding) => isProgram(binding) && !isPane(binding) && binding.modes.includes('normal'),
        )}
      />
      <Group
        title={t(`help.content.${kind}`)}
        bindings={here.filter((binding) => isPane(binding) && binding.modes.includes('normal'))}
      />
      <Group title={t('help.mark')} bindings={here.filter((binding) => isOnlyIn(binding, 'mark'))} />
      <Group title={t('help.film')} bindings={here.filter((binding) => isOnlyIn(binding, 'film'))} />
      {mayAudit && (
        <Group title={t('help.beside')} bindings={here.filter((binding) => isOnlyIn(binding, 'beside'))} />
      )}
      <Group title={t('labels.mostUsed')} bindings={starting('quick')} />
      {policy.categories.map((category) => (
        <Group
          key={category.code}
          title={category.title}
          bindings={here.filter(({ action }) =>
            category.labels.some(({ code }) => action === `label:${code}`),
          )}
        />
      ))}
      <Group title={t('labels.choose.escalate')} bindings={starting('escalate')} />
      <Group title={t('labels.choose.skip')} bindings={starting('skip')} />
      <Group title={t('labels.choose.cannot-review')} bindings={starting('cannot-review')} />
      <Group title={t('labels.choose.aside')} bindings={starting('aside')} />
    </div>
  )
}

function isOnlyIn({ modes }: Binding, mode: PaneMode): boolean {
  return modes.length === 1 && modes[0] === mode
}

function Group({ title, bindings }: { title: string; bindings: readonly Binding[] }) {
  const actionTitle = useActionTitle()
  const shown = bindings.filter(({ alternative }) => !alternative)
  if (shown.length === 0) return null
  return (
    <section className={classes.group}>
      <h3>{title}</h3>
      <dl>
        {shown.map((binding) => (
          <div key={binding.action} className={classes.row}>
            <dt className={classes.keys}>
              {strokesOf(binding, bindings).map((keys) => (
                <span key={keys.join(' ')} className={classes.keys}>
                  <KeyCaps strokes={keys} />
                </span>
              ))}
            </dt>
            <dd>{actionTitle(binding)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** An action's keys and its alternatives. */
function strokesOf({ action }: Binding, bindings: readonly Binding[]): Binding['keys'][] {
  return bindings.filter((binding) => binding.action === action).map(({ keys }) => keys)
}
