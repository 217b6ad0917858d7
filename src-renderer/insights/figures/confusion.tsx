import { useTranslation } from 'react-i18next'
import { verdicts } from '../../../src-shared/model/decision.ts'
import classes from './figures.module.css'

/** What moderators decided against what auditors judged, as a table whose cells are the darker the more there is in them. */
export function Confusion({ table }: { table: readonly (readonly number[])[] }) {
  const { t, i18n } = useTranslation()
  const { format } = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  const all = table.flat().reduce((sum, weight) => sum + weight, 0)
  return (
    <table className={classes.confusion}>
      <thead>
        <tr>
          <th scope="col">
            {t('figures.decided')} <span aria-hidden="true">↓</span> · {t('figures.audited')}{' '}
            <span aria-hidden="true">→</span>
          </th>
          {verdicts.map((verdict) => (
            <th key={verdict} scope="col">
              {t(`verdict.${verdict}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {verdicts.map((made, row) => (
          <tr key={made}>
            <th scope="row">{t(`verdict.${made}`)}</th>
            {verdicts.map((audited, column) => {
              const share = all > 0 ? (table[row]?.[column] ?? 0) / all : 0
              return (
                <td
                  key={audited}
                  data-agreed={made === audited || undefined}
                  style={{ background: shade(made === audited, share) }}
                >
                  {share === 0 ? '–' : format(share)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By the root of the share, so that one in a hundred is seen as well. */
function shade(isAgreed: boolean, share: number): string {
  const depth = share === 0 ? 0 : 12 + 60 * Math.sqrt(share)
  return `color-mix(in srgb, var(${isAgreed ? '--good' : '--severity-3'}) ${depth}%, var(--ground))`
}
