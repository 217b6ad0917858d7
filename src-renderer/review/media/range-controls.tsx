import { IconBracketsContainEnd, IconBracketsContainStart, IconRepeat } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Control } from './control.tsx'
import type { Player } from './player-types.ts'
import { usePlayerPart } from './use-player.ts'

const icon = { size: 20, 'aria-hidden': true } as const

/** Loop a range, and mark one as evidence. */
export const RangeControls = memo(function RangeControls({ player }: { player: Player }) {
  const { t } = useTranslation()
  const looping = usePlayerPart(player, ({ loop }) =>
    loop === undefined ? 'none' : loop.endSeconds === undefined ? 'begun' : 'whole',
  )
  const marking = usePlayerPart(player, ({ markIn }) => markIn !== undefined)
  return (
    <>
      <Control
        action="loop"
        label={t(`pane.loop.${looping}`)}
        word={t('pane.loop-short')}
        onPress={() => player.perform('loop')}
        on={looping !== 'none'}
      >
        <IconRepeat {...icon} />
      </Control>
      <Control
        action="mark-in"
        label={t('pane.mark-in')}
        word={t('pane.mark-in-short')}
        onPress={() => player.perform('mark-in')}
        on={marking}
      >
        <IconBracketsContainStart {...icon} />
      </Control>
      <Control
        action="mark-out"
        label={t('pane.mark-out')}
        word={t('pane.mark-out-short')}
        onPress={() => player.perform('mark-out')}
      >
        <IconBracketsContainEnd {...icon} />
      </Control>
    </>
  )
})
