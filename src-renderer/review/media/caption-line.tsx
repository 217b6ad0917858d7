import styles from './caption-line.module.css'
import type { Player } from './player-types.ts'
import { usePlayerPart } from './use-player.ts'
import { type Cue, cueAt } from './web-vtt.ts'

interface Props {
  cues: readonly Cue[]
  player: Player
  language: string | undefined
  inert: boolean
}

/** What is being said, below the picture, so that it hides nothing of it. Veiled until the picture is revealed. */
export function CaptionLine({ cues, player, language, inert }: Props) {
  const text = usePlayerPart(player, ({ time }) => {
    const cue = cues[cueAt(cues, time)]
    return cue && time < cue.end ? cue.text : ''
  })
  return (
    <div className={styles.line}>
      <p className={styles.text} dir="auto" lang={language} data-veil="words" inert={inert}>
        {text}
      </p>
    </div>
  )
}
