import { useTranslation } from 'react-i18next'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Control } from '../media/control.tsx'
import bar from '../media/pane-bar.module.css'
import type { Picture } from './picture.ts'
import type { ImageView } from './use-image-view.ts'

interface Props {
  picture: Picture | undefined
  /** Media type, such as `image/jpeg`. */
  type: string
  image: ImageView
  perform: (action: PaneAction) => void
}

/** Below a picture: what it is, how large it is shown, and the keys for looking closer. */
export function ImageBar({ picture, type, image, perform }: Props) {
  const { t } = useTranslation()
  const animation = picture?.animation
  return (
    <div className={bar.bar}>
      {picture && (
        <bdi className={bar.figures}>
          {picture.width} × {picture.height}
        </bdi>
      )}
      <span className={bar.quiet}>{type.replace(/^image\//, '').toUpperCase()}</span>
      {animation && (
        <>
          <Control
            action="play"
            label={animation.playing() ? t('pane.pause') : t('pane.play')}
            onPress={() => perform('play')}
            on={animation.playing()}
          >
            {t('pane.animated', { frame: animation.frame() + 1, count: animation.frameCount })}
          </Control>
          <Control action="frame-back" label={t('pane.frame-back')} onPress={() => perform('frame-back')} />
          <Control
            action="frame-forward"
            label={t('pane.frame-forward')}
            onPress={() => perform('frame-forward')}
          />
        </>
      )}
      {picture && picture.fullScale < 1 && (
        <span className={bar.mark}>{t('pane.reduced', { share: picture.fullScale })}</span>
      )}
      <span className={bar.space} />
      <span className={bar.group}>
        <Control action="zoom-out" label={t('pane.zoom-out')} onPress={() => perform('zoom-out')} />
        <output className={bar.value}>{picture && t('pane.percent', { share: image.zoom })}</output>
        <Control action="zoom-in" label={t('pane.zoom-in')} onPress={() => perform('zoom-in')} />
      </span>
      <Control action="zoom-toggle" label={t('pane.zoom-toggle')} onPress={() => perform('zoom-toggle')}>
        {t('pane.zoom-toggle-short')}
      </Control>
    </div>
  )
}
