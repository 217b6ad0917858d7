import { IconMarquee2 } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Control } from '../media/control.tsx'
import bar from '../media/pane-bar.module.css'
import type { Contrast } from './contrast.ts'
import classes from './image-bar.module.css'

interface Props {
  /** Of the picture in pixels; undefined until there is one. */
  width: number | undefined
  height: number | undefined
  /** Media type, such as `image/jpeg`. */
  type: string
  /** Position in an album of so many, from 0. */
  index: number
  count: number
  /** Frames of an animation and the one on screen, from 0; none otherwise. */
  frameCount: number
  frame: number
  playing: boolean
  /** Zoom, 1 when a picture pixel is a screen pixel. */
  zoom: number
  /** Sharpest scale that can be had, 1 where every pixel can. */
  sharpness: number
  contrast: Contrast
  /** Undefined when metadata may not be shown. */
  details: boolean | undefined
  perform: (action: PaneAction) => void
}

/** Below a picture: what it is, how it is shown, and the keys for looking closer. Plain values, so that a switch of tasks leaves it alone. */
export const ImageBar = memo(function ImageBar(props: Props) {
  const { width, height, type, index, count, zoom, sharpness, contrast, details, perform } = props
  const { t } = useTranslation()
  const press = (action: PaneAction) => () => perform(action)
  return (
    <div className={bar.bar}>
      {count > 1 && (
        <span className={bar.group}>
          <Control
            action="previous-picture"
            label={t('pane.previous-picture')}
            onPress={press('previous-picture')}
          />
          <output className={bar.value} aria-label={t('pane.position')}>
            {t('pane.of', { number: index + 1, count })}
          </output>
          <Control action="next-picture" label={t('pane.next-picture')} onPress={press('next-picture')} />
        </span>
      )}
      {width !== undefined && height !== undefined && (
        <bdi className={bar.figures}>
          {width} × {height}
        </bdi>
      )}
      <span className={bar.quiet}>{type.replace(/^image\//, '').toUpperCase()}</span>
      {props.frameCount > 1 && <Frames {...props} />}
      {sharpness < 1 && <span className={bar.mark}>{t('pane.reduced', { share: sharpness })}</span>}
      <span className={bar.space} />
      <Control
        action="mark"
        label={t('pane.markPicture')}
        word={t('pane.mark-short')}
        onPress={press('mark')}
      >
        <IconMarquee2 size={20} aria-hidden />
      </Control>
      {details !== undefined && (
        <Control action="details" label={t('pane.details')} onPress={press('details')} on={details}>
          {t('pane.details-short')}
        </Control>
      )}
      <Control
        action="contrast"
        label={t('pane.contrast')}
        onPress={press('contrast')}
        on={contrast !== 'normal'}
      >
        <span className={classes.contrast}>{t(`pane.contrasts.${contrast}`)}</span>
      </Control>
      <Control action="rotate" label={t('pane.rotate')} onPress={press('rotate')}>
        {t('pane.rotate-short')}
      </Control>
      <span className={bar.group}>
        <Control action="zoom-out" label={t('pane.zoom-out')} onPress={press('zoom-out')} />
        <output className={bar.value}>{width !== undefined && t('pane.percent', { share: zoom })}</output>
        <Control action="zoom-in" label={t('pane.zoom-in')} onPress={press('zoom-in')} />
      </span>
      <Control action="zoom-toggle" label={t('pane.zoom-toggle')} onPress={press('zoom-toggle')}>
        {t('pane.zoom-toggle-short')}
      </Control>
    </div>
  )
})

function Frames({ playing, frame, frameCount, perform }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Control
        action="play"
        label={playing ? t('pane.pause') : t('pane.play')}
        onPress={() => perform('play')}
        on={playing}
      >
        {t('pane.animated', { frame: frame + 1, count: frameCount })}
      </Control>
      <Control action="frame-back" label={t('pane.frame-back')} onPress={() => perform('frame-back')} />
      <Control
        action="frame-forward"
        label={t('pane.frame-forward')}
        onPress={() => perform('frame-forward')}
      />
    </>
  )
}
