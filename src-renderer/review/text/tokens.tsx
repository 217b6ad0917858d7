import { IconAlertTriangle, IconEyeOff, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { characterName } from '../../../src-shared/rules/text-confusables.ts'
import type { Odd } from '../../../src-shared/rules/text-mixed.ts'
import { Keys } from '../../ui/keys.tsx'
import { markName, markSign } from '../evidence/marks.ts'
import type { Mark } from '../pane.ts'
import styles from './text-pane.module.css'

const icon = { size: 14, 'aria-hidden': true } as const
/** More names would push the text apart. */
const mostNames = 2

/** Behind a word that is not what it seems: which of its characters, by Unicode's names. */
export function OddToken({ odd }: { odd: readonly Odd[] }) {
  return (
    <span className={styles.token} dir="ltr">
      <IconAlertTriangle {...icon} />
      <Names odd={odd} />
    </span>
  )
}

function Names({ odd }: { odd: readonly Odd[] }) {
  const { t } = useTranslation()
  const names = odd.slice(0, mostNames).map(({ character, like }) => {
    const name = characterName(character)
    return like === undefined ? name : t('pane.looksLike', { name, like })
  })
  const left = odd.length - names.length
  return `${names.join('; ')}${left > 0 ? ` ${t('pane.more', { count: left })}` : ''}`
}

/** Behind a term of the policy: what it stands for, and how it was disguised. */
export function TermToken(props: { title: string | undefined; disguised: boolean; odd: readonly Odd[] }) {
  const { title, disguised, odd } = props
  const { t } = useTranslation()
  if (title === undefined && !disguised) return null
  return (
    <span className={styles.token}>
      {disguised && <IconAlertTriangle {...icon} />}
      <bdi>{title ?? t('pane.disguised')}</bdi>
      {odd.length > 0 && (
        <bdi dir="ltr">
          <Names odd={odd} />
        </bdi>
      )}
    </span>
  )
}

/** Before a span: its number as on its chip, or that a machine points at it. */
export function MarkToken({ mark }: { mark: Mark }) {
  const { kind, title, current } = mark
  return (
    <span
      className={styles.markToken}
      data-kind={kind}
      data-current={current}
      role="img"
      aria-label={markName(mark)}
      title={title}
    >
      {markSign(mark) ?? <IconRobot {...icon} />}
    </span>
  )
}

/** Before what stays covered until it is asked for. */
export function CoveredToken() {
  const { t } = useTranslation()
  return (
    <span className={styles.token}>
      <IconEyeOff {...icon} /> {t('evidence.flagged')} <Keys action="flagged" />
    </span>
  )
}
