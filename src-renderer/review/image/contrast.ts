/** Ways to see what a picture hides in its shadows or its faint differences, in the order in which the key goes through them. */
export const contrasts = ['normal', 'stronger', 'brighter-shadows', 'inverted'] as const
export type Contrast = (typeof contrasts)[number]

export function nextContrast(contrast: Contrast): Contrast {
  return contrasts[(contrasts.indexOf(contrast) + 1) % contrasts.length] ?? 'normal'
}
