import i18next from 'i18next'
import { useEffect } from 'react'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { strokeText } from '../../ui/stroke-text.ts'

/** Reminds whoever comes of what they put aside; anything else there is to say goes before. */
export function useHeldNotice(): void {
  useEffect(() => {
    const { notice, notify, keyMap } = useWorkstation.getState()
    const count = useReview.getState().shift?.held ?? 0
    if (count === 0 || notice !== undefined) return
    const binding = keyMap.bindings.find(({ action }) => action === 'waiting-list')
    const key = binding?.keys.map(strokeText).join(' ') ?? i18next.t('action.waiting-list')
    notify({ tone: 'info', text: i18next.t('queue.heldNotice', { count, key }) })
  }, [])
}
