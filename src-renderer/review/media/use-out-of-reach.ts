import { useAfterPaint } from '../../ui/after-paint.ts'

/**
 * What a pane sets as `inert` on its veiled part: blurred words could otherwise still be read out, found, selected and
 * copied. It follows one frame late, since it computes the style of everything inside anew.
 */
export function useOutOfReach(revealed: boolean): boolean {
  return useAfterPaint(!revealed)
}
