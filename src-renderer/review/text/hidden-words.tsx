import { useTranslation } from 'react-i18next'
import type { HiddenPiece } from './hidden-characters.ts'

/** What a token says of the characters that it stands for: their name and how many, or how many marks were left out. */
export function HiddenWords({ piece }: { piece: HiddenPiece }) {
  const { t } = useTranslation()
  if (piece.kind === 'marks') return t('pane.moreMarks', { count: piece.count })
  return piece.count > 1 ? `${piece.name} ×${piece.count}` : piece.name
}
