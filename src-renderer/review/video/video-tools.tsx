import { IconMarquee2, IconMovie, IconSlideshow } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Control } from '../media/control.tsx'
import type { QualityChoice } from '../media/native-feed.ts'
import type { Player } from '../media/player-types.ts'
import { QualityControl } from '../media/quality-control.tsx'
import { RangeControls } from '../media/range-controls.tsx'

interface Props {
  player: Player
  press: (action: PaneAction) => void
  /** Where the playlist offers a choice. */
  quality: QualityChoice | undefined
  inFilm: boolean
  inRecap: boolean
}

const icon = { size: 20, 'aria-hidden': true } as const

/** The second row of a video's controls: look over it, loop, mark, choose its quality. */
export const VideoTools = memo(function VideoTools({ player, press, quality, inFilm, inRecap }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Control
        action="filmstrip"
        label={t('pane.film.open')}
        word={t('pane.film.open-short')}
        onPress={() => press('filmstrip')}
        on={inFilm}
      >
        <IconMovie {...icon} />
      </Control>
      <Control
        action="recap"
        label={t('pane.film.recap')}
        word={t('pane.film.recap-short')}
        onPress={() => press('recap')}
        on={inRecap}
      >
        <IconSlideshow {...icon} />
      </Control>
      <RangeControls player={player} />
      <Control action="mark" label={t('pane.mark')} word={t('pane.mark-short')} onPress={() => press('mark')}>
        <IconMarquee2 {...icon} />
      </Control>
      {quality && <QualityControl choice={quality} />}
    </>
  )
})
