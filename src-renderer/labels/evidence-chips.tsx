import { IconClock, IconQuote, IconSquareDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../src-shared/model/evidence.ts'
import { formatTime } from '../review/media/time-format.ts'
import classes from './evidence-chips.module.css'

const icons = { 'time-range': IconClock, region: IconSquareDashed, span: IconQuote } as const

/** A label's evidence, each with the number that its mark in the content has. `first`: the number of the first one. */
export function EvidenceChips({ evidence, first }: { evidence: readonly Evidence[]; first: number }) {
  const { t } = useTranslation()
  if (evidence.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t('evidence.title')}>
      {evidence.map((one, place) => {
        const Icon = icons[one.type]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its number is what it is known by
          <li key={place} className={classes.chip} data-evidence={one.type}>
            <b>{first + place}</b>
            <Icon size={14} stroke={1.75} aria-hidden />
            <EvidenceWords evidence={one} />
          </li>
        )
      })}
    </ul>
  )
}

/** Where it is, in words: times, the picture, or that it is a span. */
export function EvidenceWords({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  switch (evidence.type) {
    case 'time-range':
      return (
        <span dir="ltr">
          {t('evidence.time-range', {
            start: formatTime(evidence.startSeconds),
            end: formatTime(evidence.endSeconds),
          })}
        </span>
      )
    case 'region': {
      const { atSeconds, picture } = evidence
      if (atSeconds !== undefined) return t('evidence.regionAt', { at: formatTime(atSeconds) })
      return picture === undefined ? t('evidence.region') : t('evidence.regionIn', { picture: picture + 1 })
    }
    case 'span':
      return t('evidence.span')
  }
}
