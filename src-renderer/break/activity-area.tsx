import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnWellbeing } from '../../src-shared/model/wellbeing.ts'
import classes from './break-screen.module.css'
import { Breathing } from './breathing.tsx'
import { PuzzleGame } from './puzzle/puzzle-game.tsx'
import { RestPictures } from './rest-pictures.tsx'

/** What a break offers, if anything. */
export const ActivityArea = memo(function ActivityArea({ during }: Pick<OwnWellbeing, 'during'>) {
  const { t } = useTranslation()
  if (during === 'nothing') return null
  return (
    <section className={classes.activity} data-during={during} aria-label={t(`wellbeing.during.${during}`)}>
      {during === 'breathing' && <Breathing />}
      {during === 'puzzle' && <PuzzleGame />}
      {during === 'pictures' && <RestPictures />}
    </section>
  )
})
