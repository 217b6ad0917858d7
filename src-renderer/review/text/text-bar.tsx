import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Keys } from '../../ui/keys.tsx'
import { languageName } from '../../ui/language-name.ts'
import { Control } from '../media/control.tsx'
import bar from '../media/pane-bar.module.css'
import { useReadingSize } from './reading-size.ts'
import rows from './text-bar.module.css'
import type { PartStyle } from './text-blocks.ts'
import type { Figures } from './use-survey.ts'

interface Props {
  language: string | undefined
  kind: PartStyle['kind']
  /** Posts or messages. */
  parts: number
  figures: Figures
  complete: boolean
  isMarking: boolean
  /** Undefined when there is no translation. */
  translated: boolean | undefined
  perform: (action: PaneAction) => void
}

const found = `${bar.mark} ${rows.found}`

/** Below a text: its language, how long it is, what is in it, and the keys for reading. */
export const TextBar = memo(function TextBar(props: Props) {
  const { language, kind, parts, figures, complete, isMarking, translated, perform } = props
  const { characters, hidden, words, terms } = figures
  const { t, i18n } = useTranslation()
  if (isMarking) return <MarkingBar perform={perform} />
  return (
    <div className={`${bar.bar} ${rows.rows}`}>
      <div className={rows.row}>
        <span className={rows.gives}>
          {language === undefined ? t('pane.language-unknown') : languageName(language, i18n.language)}
        </span>
        <span className={`${bar.quiet} ${rows.gives}`}>
          {!complete && t('pane.waiting')}
          {complete && kind === 'post' && t('pane.posts', { count: parts })}
          {complete && kind === 'message' && t('pane.messages', { count: parts })}
          {complete && kind === 'text' && characters > 0 && t('pane.characters', { count: characters })}
        </span>
        {hidden > 0 && <span className={found}>{t('pane.hidden', { count: hidden })}</span>}
        {words > 0 && <span className={found}>{t('pane.oddWords', { count: words })}</span>}
        {terms > 0 && <span className={found}>{t('pane.terms', { count: terms })}</span>}
        <span className={rows.space} />
        <Size perform={perform} />
      </div>
      <div className={rows.row}>
        <Control action="find" label={t('action.find')} onPress={() => perform('find')}>
          {t('action.find')}
        </Control>
        <Control action="mark" label={t('pane.markText')} onPress={() => perform('mark')}>
          {t('pane.markText')}
        </Control>
        <span className={`${bar.group} ${rows.pages}`}>
          <Control action="page-up" label={t('pane.page-up')} onPress={() => perform('page-up')} />
          <Control action="page-down" label={t('pane.page-down')} onPress={() => perform('page-down')} />
        </span>
        {words + terms > 0 && (
          <Control action="next-term" label={t('action.next-term')} onPress={() => perform('next-term')}>
            {t('pane.nextTerm')}
          </Control>
        )}
        {translated !== undefined && (
          <Control
            action="translation"
            label={t('action.translation')}
            on={translated}
            onPress={() => perform('translation')}
          >
            {t('action.translation')}
          </Control>
        )}
      </div>
    </div>
  )
})

function Size({ perform }: { perform: (action: PaneAction) => void }) {
  const { t } = useTranslation()
  const { size } = useReadingSize()
  return (
    <span className={bar.group}>
      <Control action="zoom-out" label={t('pane.text-smaller')} onPress={() => perform('zoom-out')} />
      <output className={bar.value} aria-label={t('pane.text-size')}>
        {t('pane.pixels', { size })}
      </output>
      <Control action="zoom-in" label={t('pane.text-larger')} onPress={() => perform('zoom-in')} />
    </span>
  )
}

/** While a stretch is selected by key, the keys for that. */
function MarkingBar({ perform }: { perform: (action: PaneAction) => void }) {
  const { t } = useTranslation()
  return (
    <div className={`${bar.bar} ${rows.rows}`} data-marking>
      <div className={rows.row}>
        <strong>{t('pane.marking')}</strong>
        <span className={bar.group}>
          <Keys action="mark-left" />
          <Keys action="mark-right" />
          &nbsp;{t('pane.marking-move')}
        </span>
        <span className={bar.group}>
          <Keys action="mark-fine-right" />
          &nbsp;{t('pane.marking-word')}
        </span>
        <span className={bar.group}>
          <Keys action="mark-grow-right" />
          &nbsp;{t('pane.marking-extend')}
        </span>
      </div>
      <div className={rows.row}>
        <Control action="mark-accept" label={t('pane.marking-take')} onPress={() => perform('mark-accept')}>
          {t('pane.marking-take')}
        </Control>
        <Control action="mark-leave" label={t('pane.marking-leave')} onPress={() => perform('mark-leave')}>
          {t('pane.marking-leave')}
        </Control>
      </div>
    </div>
  )
}
