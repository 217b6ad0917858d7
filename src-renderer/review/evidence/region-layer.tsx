import { type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import type { Mark } from '../pane.ts'
import { markName, markSign } from './marks.ts'
import { type Box, spanned } from './region.ts'
import classes from './region-layer.module.css'
import type { RegionMarker } from './use-region-marker.ts'

interface Props {
  marks: readonly Mark[]
  /** What stays covered although the rest is revealed. */
  covered?: readonly Box[]
  marker: RegionMarker
}

/**
 * Regions over a picture or frame. Goes into an element that is exactly as large as the upright picture and turns with it.
 * In mark mode it has the pointer, and dragging draws.
 */
export function RegionLayer({ marks, covered = [], marker }: Props) {
  const { t } = useTranslation()
  const from = useRef<{ x: number; y: number }>(undefined)
  const { drawn } = marker

  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = placeOf(event)
  }
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current) marker.draw(spanned(from.current, placeOf(event)))
  }
  const end = () => {
    from.current = undefined
  }

  return (
    <div className={classes.layer}>
      {covered.map((box) => (
        <div
          key={`${box.x} ${box.y} ${box.width} ${box.height}`}
          className={classes.covered}
          style={placed(box)}
        >
          <span>
            {t('evidence.flagged')} <Keys action="flagged" />
          </span>
        </div>
      ))}
      {marks.map((mark) =>
        mark.evidence.type === 'region' ? (
          <div
            key={mark.key}
            className={classes.mark}
            data-kind={mark.kind}
            data-current={mark.current}
            style={placed(mark.evidence)}
            role="img"
            aria-label={markName(mark)}
          >
            <b>{markSign(mark) ?? t('evidence.signal')}</b>
          </div>
        ) : null,
      )}
      {drawn && (
        <>
          <div className={classes.drawn} data-drawn style={placed(drawn)} />
          <div
            className={classes.pointer}
            onPointerDown={begin}
            onPointerMove={follow}
            onPointerUp={end}
            onPointerCancel={end}
          />
          <p className={classes.hint} role="status">
            <span>
              <Keys action="mark-left" /> <Keys action="mark-right" /> {t('evidence.drawMove')}
            </span>
            <span>
              <Keys action="mark-grow-right" /> {t('evidence.drawSize')}
            </span>
            <span>
              <Keys action="mark-accept" /> {t('evidence.drawTake')}
            </span>
            <span>
              <Keys action="mark-leave" /> {t('evidence.drawLeave')}
            </span>
          </p>
        </>
      )}
    </div>
  )
}

/** In the element's own coordinates, whatever it is turned by. */
function placeOf({ nativeEvent, currentTarget }: PointerEvent<HTMLDivElement>): { x: number; y: number } {
  return {
    x: nativeEvent.offsetX / currentTarget.clientWidth,
    y: nativeEvent.offsetY / currentTarget.clientHeight,
  }
}

/** From the left in every language: a picture is not mirrored. */
function placed({ x, y, width, height }: Box) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }
}
