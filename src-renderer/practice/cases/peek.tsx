import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeyCaps } from '../../ui/keys.tsx'
import classes from './cases.module.css'

interface Props {
  /** None of what has no words, such as a picture alone. */
  excerpt: string | undefined
  shown: boolean
  stroke: string
  onToggle: () => void
}

/** The first words of a case, once they are asked for; pictures and sound are never shown here. */
export function Peek({ excerpt, shown, stroke, onToggle }: Props) {
  const { t } = useTranslation()
  if (excerpt === undefined) return <p className={classes.quiet}>{t('practice.cases.noWords')}</p>
  return (
    <div className={classes.peek}>
      <Button
        size="xs"
        variant="default"
        aria-expanded={shown}
        onClick={onToggle}
        rightSection={<KeyCaps strokes={[stroke]} />}
      >
        {t(shown ? 'practice.cases.hide' : 'practice.cases.show')}
      </Button>
      {shown && (
        <blockquote className={classes.words} dir="auto" data-excerpt>
          {excerpt}
        </blockquote>
      )}
    </div>
  )
}
