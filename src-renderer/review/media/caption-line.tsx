import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import styles from './caption-line.module.css'
import type { ShownCue } from './cover-cues.ts'
import type { Player } from './player-types.ts'
import { usePlayerPart } from './use-player.ts'
import { cueAt } from './web-vtt.ts'

interface Props {
  cues: readonly ShownCue[]
  player: Player
  language: string | undefined
  inert: boolean
}

/** What is being said, below the picture, so that it hides nothing of it. Veiled until the picture is revealed. */
export function CaptionLine({ cues, player, language, inert }: Props) {
  const { t } = useTranslation()
  const place = usePlayerPart(player, ({ time }) => {
    const at = cueAt(cues, time)
    return time < (cues[at]?.end ?? 0) ? at : undefined
  })
  const cue = place === undefined ? undefined : cues[place]
  return (
    <div className={styles.line}>
      <p className={styles.text} dir="auto" lang={language} data-veil="words" inert={inert}>
        {cue?.covered ? (
          <>
            {t('evidence.flagged')} <Keys action="flagged" />
          </>
        ) : (
          cue?.text
        )}
      </p>
    </div>
  )
}
