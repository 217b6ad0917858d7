import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { KeyCaps, Keys } from '../ui/keys.tsx'
import classes from './contacts-dialog.module.css'

/** Whom the organisation names to turn to. One key away from everywhere, and the same key puts it away. */
export function ContactsDialog() {
  const { t } = useTranslation()
  const isOpen = useWellbeing((state) => state.contactsShown)
  const contacts = useWorkstation(({ policy }) => policy.wellbeing.contacts)
  return (
    <Modal
      opened={isOpen}
      onClose={() => useWellbeing.getState().showContacts(false)}
      title={t('wellbeing.contacts.title')}
      size="min(560px, 94vw)"
      // Above the break screen, below the standstill.
      zIndex={280}
      closeButtonProps={{ 'aria-label': t('wellbeing.contacts.close') }}
    >
      {contacts.length === 0 ? (
        <p className={classes.quiet}>{t('wellbeing.contacts.none')}</p>
      ) : (
        <ul className={classes.list}>
          {contacts.map(({ title, reach, when }) => (
            <li key={`${title} ${reach}`}>
              <h3 dir="auto">{title}</h3>
              <p className={classes.reach} dir="auto">
                {reach}
              </p>
              {when !== undefined && (
                <p className={classes.quiet} dir="auto">
                  {when}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.foot}>
        {t('wellbeing.contacts.close')} <KeyCaps strokes={['Escape']} /> <Keys action="help-contacts" />
      </p>
    </Modal>
  )
}
