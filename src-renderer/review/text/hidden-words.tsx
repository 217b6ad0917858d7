import { useTranslation } from 'react-i18next'
import type { HiddenPiece } from './hidden-characters.ts'

/** What a token says of the characters that it stands for: their name and how many, or how many marks were left out. */
export function HiddenWords({ piece }: { piece: HiddenPiece }) {
  if (piece.kind === 'marks') return <MoreMarks count={piece.count} />
  return piece.count > 1 ? `${piece.name} ×${piece.count}` : piece.name
}

function MoreMarks({ count }: { count: number }) {
  const { t } = useTranslation()
  return t('pane.moreMarks', { count })
}
