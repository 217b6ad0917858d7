import { Modal } from '@mantine/core'
import { IconCoffee, IconLeaf, IconSoup } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import type { OwnWellbeing, RestKind } from '../../src-shared/model/wellbeing.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { ActivityArea } from './activity-area.tsx'
import classes from './break-screen.module.css'
import { CheckIn } from './check-in.tsx'
import { useDurationWords } from './duration-words.ts'
import { RestKeys } from './rest-actions.tsx'
import { noteRestShown, useRestKeys } from './rest-keys.ts'
import { TimeLeft } from './time-left.tsx'
import { useRestOver } from './use-rest-over.ts'

export type Rest = NonNullable<WellbeingView['rest']>

/** A break, over the whole window: nothing of any task, and nothing of how much was done. */
export function BreakScreen() {
  const { t } = useTranslation()
  const rest = useWellbeing(({ view }) => view?.rest)
  return (
    <Modal.Root
      opened={rest !== undefined}
      onClose={() => undefined}
      fullScreen
      // Above every dialog, below the standstill.
      zIndex={260}
      closeOnEscape={false}
      // At once: nothing of what lies below shines through.
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content aria-label={t('wellbeing.screen')} bg="var(--ground)" className={classes.content}>
        {rest && <Screen rest={rest} />}
      </Modal.Content>
    </Modal.Root>
  )
}

const icons: Readonly<Record<RestKind, typeof IconLeaf>> = {
  micro: IconLeaf,
  break: IconCoffee,
  severe: IconCoffee,
  meal: IconSoup,
  pause: IconLeaf,
}

/** In this order one key goes on to something else. */
const order: readonly OwnWellbeing['during'][] = ['nothing', 'breathing', 'puzzle', 'pictures']

function Screen({ rest }: { rest: Rest }) {
  const { t } = useTranslation()
  const over = useRestOver(rest)
  const checkIn = useWorkstation(({ settings }) => settings.wellbeing.checkIn)
  const chosen = useWorkstation(({ settings }) => settings.wellbeing.during)
  const [during, setDuring] = useState(chosen)
  const turn = () => setDuring(order[(order.indexOf(during) + 1) % order.length] ?? chosen)
  useRestKeys((stroke) => {
    if (stroke !== 'KeyO') return false
    turn()
    return true
  })
  useEffect(noteRestShown, [])
  const Icon = icons[rest.kind]
  return (
    // The focus lies here, where no key presses anything by itself.
    <div
      className={classes.screen}
      data-rest={rest.kind}
      data-over={over || undefined}
      tabIndex={-1}
      data-autofocus
    >
      <section className={classes.side}>
        <Icon size={32} stroke={1.25} aria-hidden className={classes.icon} />
        <h1>{t(over ? 'wellbeing.over' : `wellbeing.kind.${rest.kind}`)}</h1>
        {over ? <OverSince /> : <Why rest={rest} />}
        {!over && <TimeLeft rest={rest} />}
        <Elsewhere rest={rest} over={over} />
        {over && checkIn && <CheckIn />}
        <RestKeys rest={rest} over={over} onTurn={turn} />
      </section>
      <ActivityArea during={during} />
      <Said rest={rest} over={over} />
    </div>
  )
}

/** What for, in a sentence. */
function Why({ rest: { kind, due, lengthMs } }: { rest: Rest }) {
  const { t } = useTranslation()
  const words = useDurationWords()
  const why = due || kind === 'pause' ? `wellbeing.why.${kind}` : 'wellbeing.whyTaken'
  return <p className={classes.why}>{t(why, { length: words(lengthMs) })}</p>
}

/** It never goes back by itself. */
function OverSince() {
  const { t } = useTranslation()
  const since = useWellbeing(({ overSince }) => overSince)
  return (
    <p className={classes.why}>
      {since !== undefined && t('wellbeing.overSince', { value: new Date(since) })}{' '}
      {t('wellbeing.whenYouLike')}
    </p>
  )
}

/** There is work in another program: asks about it once, then says that it does not count. */
function Elsewhere({ rest: { asks, counting }, over }: { rest: Rest; over: boolean }) {
  const { t } = useTranslation()
  const answered = useWellbeing((state) => state.answered)
  if (over || !asks || (counting && answered)) return null
  return (
    <div className={classes.elsewhere} role="alert" data-elsewhere={counting ? 'asks' : 'stopped'}>
      {t(counting ? 'wellbeing.elsewhere.asks' : 'wellbeing.elsewhere.stopped')}
    </div>
  )
}

/** Read out at the start and at the end, and not each second. */
function Said({ rest: { kind, lengthMs }, over }: { rest: Rest; over: boolean }) {
  const { t } = useTranslation()
  const words = useDurationWords()
  return (
    <p role="status" className={classes.said}>
      {over
        ? t('wellbeing.saidOver')
        : t('wellbeing.saidStart', { kind: t(`wellbeing.kind.${kind}`), length: words(lengthMs) })}
    </p>
  )
}
