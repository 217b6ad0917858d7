import { IconPhotoOff } from '@tabler/icons-react'
import { type CSSProperties, type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ReducedNote } from '../comfort/reduced-note.tsx'
import type { Reduced } from '../comfort/use-reduced.ts'
import type { Box } from '../evidence/region.ts'
import { RegionLayer } from '../evidence/region-layer.tsx'
import type { RegionMarker } from '../evidence/use-region-marker.ts'
import { type ProblemName, problemSentence } from '../media/problems.ts'
import type { Mark } from '../pane.ts'
import type { Contrast } from './contrast.ts'
import styles from './image-pane.module.css'
import { partInSight } from './in-sight.ts'
import { Layers } from './layers.tsx'
import type { Picture } from './picture.ts'
import { usePointerView } from './pointer-view.ts'
import { turnedSize } from './turn.ts'
import type { ImageView } from './use-image-view.ts'

interface Props {
  stage: RefObject<HTMLDivElement | null>
  alt: string
  picture: Picture | undefined
  /** Shown in the place of the picture. */
  problem: { name: ProblemName; path: string } | undefined
  image: ImageView
  /** Frame of an animation, from 0. */
  frame: number
  contrast: Contrast
  reduced: Reduced
  revealed: boolean
  allowed: boolean
  outOfReach: boolean
  /** All three as they lie on screen, turned with the picture. */
  marks: readonly Mark[]
  covered: readonly Box[]
  marker: RegionMarker
}

/** The picture in its box, and over it what is marked. */
export function PictureStage(props: Props) {
  const { t } = useTranslation()
  const { stage, picture, problem, image, contrast, reduced } = props
  const { view, turns } = image
  const curve = useId()
  usePointerView(stage, image, props.allowed)

  const shown = picture && view && turnedSize(picture, turns)
  const place = shown && {
    width: shown.width * view.scale,
    height: shown.height * view.scale,
    // The box counts from the left in every language, as pointer and arrow keys do.
    transform: `translate(${view.x}px, ${view.y}px)`,
  }
  const upright = picture &&
    view && {
      width: picture.width * view.scale,
      height: picture.height * view.scale,
      transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
    }
  // Softening goes by what is seen of it: closer looks show no more.
  const side = place && ({ '--shown': `${Math.min(place.width, place.height)}px` } as CSSProperties)

  return (
    <div className={styles.room}>
      <div data-shrinks>
        <div className={styles.stage} ref={stage} data-veil="picture" inert={props.outOfReach} style={side}>
          <Curve id={curve} />
          <div
            className={styles.light}
            data-contrast={contrast}
            style={contrast === 'brighter-shadows' ? { filter: `url(#${CSS.escape(curve)})` } : undefined}
          >
            {picture && view && (
              <div
                className={styles.picture}
                role="img"
                aria-label={props.alt || t('pane.picture-untold')}
                data-pixelated={image.zoom > 2}
                style={place}
              >
                <div className={styles.upright} style={upright}>
                  <Layers
                    picture={picture}
                    zoom={image.zoom}
                    inSight={partInSight(picture, image)}
                    reduced={reduced}
                    frame={props.frame}
                  />
                </div>
              </div>
            )}
          </div>
          {problem && (
            <p className={styles.broken} role="alert">
              <IconPhotoOff size={40} stroke={1.5} aria-hidden />
              {problemSentence(problem.name, problem.path)}
            </p>
          )}
        </div>
        <div className={styles.over} data-veiled={!props.revealed}>
          <div className={styles.picture} style={place}>
            {place && <RegionLayer marks={props.marks} covered={props.covered} marker={props.marker} />}
          </div>
          {reduced === 'blurred' && <ReducedNote />}
        </div>
      </div>
    </div>
  )
}

/** Lifts what is dark and leaves black and white where they are. */
function Curve({ id }: { id: string }) {
  return (
    <svg className={styles.curves} aria-hidden="true">
      <filter id={id} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR type="gamma" exponent={0.45} />
          <feFuncG type="gamma" exponent={0.45} />
          <feFuncB type="gamma" exponent={0.45} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}
