import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comfort } from '../../src-shared/model/comfort.ts'
import { strongestBlur } from '../../src-shared/model/comfort.ts'
import type { ProgramAction } from '../../src-shared/rules/program-actions.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys, useNameWithKeys } from '../ui/keys.tsx'
import { chosenComfort, floorUnder } from './comfort-now.ts'
import classes from './comfort-strip.module.css'
import { perform } from './perform.ts'

/** What softens the task on screen, each with its key; it stays in its place and shows what the kind has. */
export function ComfortStrip() {
  const task = useAfterPaint(useReview((state) => state.task))
  const chosen = useAfterPaint(useReview((state) => state.comfort))
  const policy = useWorkstation((state) => state.policy)
  const settings = useWorkstation((state) => state.settings)
  if (!task) return null
  return (
    <Switches
      comfort={chosenComfort(task, policy, settings, chosen)}
      floor={floorUnder(task, policy)}
      kind={task.content.kind}
    />
  )
}

type Switch = Extract<ProgramAction, keyof Comfort>

const switches = {
  video: ['greyscale', 'reduced', 'small', 'dimmed', 'hidden'],
  image: ['greyscale', 'reduced', 'small', 'dimmed'],
  audio: ['dimmed'],
  text: ['dimmed'],
} as const satisfies Record<string, readonly Switch[]>

interface Props {
  comfort: Comfort
  floor: Comfort
  kind: keyof typeof switches
}

const Switches = memo(function Switches({ comfort, floor, kind }: Props) {
  const { t } = useTranslation()
  const isSeen = kind === 'video' || kind === 'image'
  return (
    <section className={classes.strip} aria-label={t('comfort.title')}>
      {isSeen && (
        <div className={classes.blur} data-comfort="blur">
          <Press action="blur-less" label={t('action.blur-less')} disabled={comfort.blur <= floor.blur}>
            −
          </Press>
          <output>
            {t('comfort.blur')} <b>{t('comfort.level', { value: comfort.blur })}</b>
          </output>
          <Press action="blur-more" label={t('action.blur-more')} disabled={comfort.blur >= strongestBlur}>
            +
          </Press>
        </div>
      )}
      {switches[kind].map((name) => (
        <Press
          key={name}
          action={name}
          label={t(`comfort.${name}`)}
          pressed={comfort[name]}
          disabled={floor[name]}
          title={floor[name] ? t('comfort.floor') : undefined}
        >
          {t(`comfort.${name}`)}
        </Press>
      ))}
    </section>
  )
})

interface PressProps {
  action: ProgramAction
  label: string
  pressed?: boolean
  disabled: boolean
  title?: string | undefined
  children: string
}

function Press({ action, label, pressed, disabled, title, children }: PressProps) {
  return (
    <button
      type="button"
      className={classes.press}
      aria-label={useNameWithKeys(label, action)}
      aria-pressed={pressed}
      data-action={action}
      disabled={disabled}
      title={title}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(action)}
    >
      <span>{children}</span> <Keys action={action} />
    </button>
  )
}
