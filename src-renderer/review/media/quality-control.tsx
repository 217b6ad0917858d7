import { IconBadgeHd } from '@tabler/icons-react'
import { memo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Control } from './control.tsx'
import type { QualityChoice } from './native-feed.ts'

/** Which rendition of a playlist plays, and who chose it; nothing where there is only one. */
export const QualityControl = memo(function QualityControl({ choice }: { choice: QualityChoice }) {
  const { t } = useTranslation()
  const quality = useSyncExternalStore(choice.subscribe, choice.state)
  if (!quality || quality.heights.length < 2) return null
  const { heights, chosen, playing } = quality
  const height = (level: number | undefined) =>
    level === undefined ? '' : t('pane.quality.height', { count: heights[level] ?? 0 })
  return (
    <Control action="quality" label={t('pane.quality.next')} onPress={choice.next} on={chosen !== undefined}>
      <IconBadgeHd size={20} aria-hidden />
      <span data-quality={chosen === undefined ? 'auto' : String(heights[chosen])}>
        {chosen === undefined ? t('pane.quality.auto', { height: height(playing) }) : height(chosen)}
      </span>
    </Control>
  )
})
