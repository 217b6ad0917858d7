import { useTranslation } from 'react-i18next'
import type { Binding } from '../../src-shared/rules/key-map.ts'

/** Names an action: the policy's title where it has one, else the interface's own words. */
export function useActionTitle(): (binding: Pick<Binding, 'action' | 'title'>) => string {
  const { t } = useTranslation()
  return ({ action, title }) =>
    title ?? t(action.startsWith('aside:') ? action.replace(':', '.') : `action.${action}`)
}
