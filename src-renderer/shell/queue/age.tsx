import { useTranslation } from 'react-i18next'

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago a moment was, in the largest unit that fits; the moment itself where one points at it. */
export function Age({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const seconds = Math.max(0, (Date.now() - Date.parse(at)) / 1000)
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? (['minute', 60] as const)
  const ago = new Intl.RelativeTimeFormat(i18n.language, { style: 'short', numeric: 'auto' })
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {ago.format(-Math.floor(seconds / length), unit)}
    </time>
  )
}
