import { IconMessageCircle, IconScale, IconSchool } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { Keys, useNameWithKeys } from '../ui/keys.tsx'
import classes from './audit-foot.module.css'
import { useMayAudit } from './bench.ts'

/** In the place of the last decisions: in an audit nothing is taken back, and whose they are is nobody's business yet. */
export function AuditFoot() {
  const { t } = useTranslation()
  const isBeside = useReview(({ shift }) => shift?.beside !== undefined)
  return (
    <footer className={classes.foot}>
      <span className={classes.quiet}>
        {isBeside ? (
          <>
            {t('audit.scroll')} <Keys action="beside-up" /> <Keys action="beside-down" />
          </>
        ) : (
          t('audit.stays')
        )}
      </span>
      <CaseTools />
    </footer>
  )
}

/** Ways to one's feedback and, for those who audit, to the audits; at the end of the last line, where they move nothing. */
export function CaseTools() {
  const mayAudit = useMayAudit()
  return (
    <span className={classes.tools}>
      {mayAudit && <Tool action="audits" icon={<IconScale size={20} stroke={1.5} aria-hidden />} />}
      <Tool action="practice" icon={<IconSchool size={20} stroke={1.5} aria-hidden />} />
      <Tool action="feedback" icon={<IconMessageCircle size={20} stroke={1.5} aria-hidden />} />
    </span>
  )
}

function Tool({ action, icon }: { action: ReviewAction; icon: ReactNode }) {
  const { t } = useTranslation()
  const name = useNameWithKeys(t(`action.${action}`), action)
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={name}
      title={t(`action.${action}`)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      {icon} <Keys action={action} />
    </button>
  )
}
