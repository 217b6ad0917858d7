import { shade } from './colour.ts'

export type Look = {
  skin: string
  hair: string
  style: 'short' | 'long' | 'bun' | 'curly' | 'scarf' | 'bald' | 'bob' | 'cap'
  shirt: string
  collar?: 'round' | 'shirt' | 'jacket' | 'hood'
  beard?: boolean
  glasses?: boolean
}
export type Face = {
  /** How far the mouth is open, 0…1. */
  mouth?: number
  blink?: boolean
  /** Where the eyes go, -1 left to 1 right. */
  gaze?: number
  tilt?: number
  mood?: 'calm' | 'glad' | 'worried' | 'angry'
}

function backHair({ hair, style }: Look): string {
  const dark = shade(hair, -0.18)
  if (style === 'long')
    return `<path d="M50 92 Q44 30 100 28 Q156 30 150 92 L158 186 Q130 204 100 200 Q70 204 42 186 Z" fill="${dark}"/>`
  if (style === 'bob')
    return `<path d="M50 92 Q46 30 100 30 Q154 30 150 92 L152 132 Q128 146 100 144 Q72 146 48 132 Z" fill="${dark}"/>`
  if (style === 'bun') return `<circle cx="100" cy="26" r="21" fill="${dark}"/>`
  if (style === 'curly')
    return [
      [58, 62, 26],
      [142, 62, 26],
      [74, 38, 28],
      [126, 38, 28],
      [100, 30, 30],
      [50, 92, 20],
      [150, 92, 20],
    ]
      .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${dark}"/>`)
      .join('')
  if (style === 'scarf')
    return `<path d="M44 96 Q40 22 100 22 Q160 22 156 96 Q158 160 178 214 L22 214 Q42 160 44 96 Z" fill="${dark}"/>`
  return ''
}

function frontHair({ hair, style }: Look): string {
  const light = shade(hair, 0.1)
  if (style === 'short')
    return `<path d="M56 84 Q50 36 96 34 Q150 30 145 84 Q138 62 120 58 Q92 64 70 56 Q60 64 56 84 Z" fill="${hair}"/><path d="M70 50 Q96 38 126 50" stroke="${light}" stroke-width="4" fill="none" opacity=".5" stroke-linecap="round"/>`
  if (style === 'curly')
    return `<path d="M57 74 Q60 44 100 44 Q140 44 143 74 Q132 58 118 62 Q108 52 98 62 Q84 54 78 64 Q64 60 57 74 Z" fill="${hair}"/>`
  if (style === 'scarf')
    return `<path d="M54 104 Q48 38 100 36 Q152 38 146 104 Q146 84 138 68 Q120 52 100 52 Q80 52 62 68 Q54 84 54 104 Z" fill="${hair}"/><path d="M54 100 Q60 150 100 156 Q140 150 146 100 Q158 150 150 190 Q100 216 50 190 Q42 150 54 100 Z" fill="${hair}"/><path d="M62 160 Q100 186 142 158" stroke="${shade(hair, -0.15)}" stroke-width="3" fill="none"/>`
  if (style === 'cap')
    return `<path d="M54 74 Q54 32 100 32 Q146 32 146 74 Z" fill="${hair}"/><path d="M50 74 Q100 60 150 74 Q176 78 170 84 Q110 74 50 82 Z" fill="${shade(hair, -0.2)}"/>`
  if (style === 'bald') return ''
  return `<path d="M55 92 Q50 38 100 36 Q150 38 145 92 Q142 66 122 56 Q104 78 66 70 Q58 78 55 92 Z" fill="${hair}"/><path d="M72 52 Q98 40 124 50" stroke="${light}" stroke-width="4" fill="none" opacity=".5" stroke-linecap="round"/>`
}

function features(look: Look, face: Face): string {
  const { mouth = 0, blink = false, gaze = 0, mood = 'calm' } = face
  const ink = '#2b2326'
  const shift = gaze * 4
  const brow = { calm: [0, 0], glad: [-3, -2], worried: [-4, 3], angry: [5, -3] }[mood] as [number, number]
  const eye = (x: number) =>
    blink
      ? `<path d="M${x - 7} 92 q7 4 14 0" stroke="${ink}" stroke-width="3" fill="none" stroke-linecap="round"/>`
      : `<ellipse cx="${x}" cy="91" rx="8" ry="7" fill="#fff"/><circle cx="${x + shift * 0.6}" cy="91.5" r="4.6" fill="${ink}"/><circle cx="${x + shift * 0.6 + 1.5}" cy="90" r="1.4" fill="#fff"/>`
  const brows = `<path d="M${72 + shift} ${78 + brow[1]} q10 -6 20 ${brow[0]}" stroke="${shade(look.hair, -0.3)}" stroke-width="4" fill="none" stroke-linecap="round"/><path d="M${128 + shift} ${78 + brow[1]} q-10 -6 -20 ${brow[0]}" stroke="${shade(look.hair, -0.3)}" stroke-width="4" fill="none" stroke-linecap="round"/>`
  const open = mouth * 13
  const curve = { calm: 4, glad: 9, worried: -4, angry: -3 }[mood]
  const lips =
    open > 1.5
      ? `<path d="M${88 + shift} 119 Q${100 + shift} ${117 - open * 0.2} ${112 + shift} 119 Q${112 + shift} ${121 + open * 1.5} ${100 + shift} ${121 + open * 1.5} Q${88 + shift} ${121 + open * 1.5} ${88 + shift} 119 Z" fill="#6b2432"/><path d="M${91 + shift} 119.4 h18" stroke="#fff" stroke-width="3" stroke-linecap="round"/>`
      : `<path d="M${87 + shift} 121 q13 ${curve} 26 0" stroke="#7c3a3c" stroke-width="3.6" fill="none" stroke-linecap="round"/>`
  const nose = `<path d="M${100 + shift} 92 q5 10 1 13 q-3 2 -6 0" stroke="${shade(look.skin, -0.28)}" stroke-width="3" fill="none" stroke-linecap="round"/>`
  const cheeks = `<circle cx="74" cy="109" r="9" fill="#e06a5a" opacity=".16"/><circle cx="126" cy="109" r="9" fill="#e06a5a" opacity=".16"/>`
  const beard = look.beard
    ? `<path d="M57 98 Q58 148 100 148 Q142 148 143 98 Q138 118 118 112 Q100 106 82 112 Q62 118 57 98 Z" fill="${look.hair}"/>`
    : ''
  const glasses = look.glasses
    ? `<g fill="#fff" fill-opacity=".12" stroke="#22262c" stroke-width="3"><rect x="${66 + shift}" y="80" width="28" height="23" rx="10"/><rect x="${106 + shift}" y="80" width="28" height="23" rx="10"/><path d="M${94 + shift} 90 h12"/></g>`
    : ''
  return beard + cheeks + brows + eye(80 + shift) + eye(120 + shift) + nose + lips + glasses
}

function clothes({ shirt, collar = 'round', skin }: Look): string {
  const dark = shade(shirt, -0.16)
  const body = `<path d="M8 262 Q8 196 56 180 Q76 172 82 164 L118 164 Q124 172 144 180 Q192 196 192 262 Z" fill="${shirt}"/><path d="M34 262 Q36 222 42 206" stroke="${dark}" stroke-width="4" fill="none"/><path d="M166 262 Q164 222 158 206" stroke="${dark}" stroke-width="4" fill="none"/>`
  if (collar === 'shirt')
    return `${body}<path d="M80 164 L100 196 L120 164 L134 176 L112 208 L100 196 L88 208 L66 176 Z" fill="${shade(shirt, 0.25)}"/><path d="M100 198 V262" stroke="${dark}" stroke-width="2.5"/>`
  if (collar === 'jacket')
    return `${body}<path d="M80 164 L100 262 L120 164 Z" fill="#f6f4ef"/><path d="M100 186 l-7 10 l5 60 h4 l5 -60 z" fill="#8c2f39"/><path d="M78 166 L98 262 L62 210 L70 204 L60 196 Z" fill="${dark}"/><path d="M122 166 L102 262 L138 210 L130 204 L140 196 Z" fill="${dark}"/>`
  if (collar === 'hood')
    return `${body}<path d="M70 168 Q100 214 130 168 Q144 176 140 192 Q100 236 60 192 Q56 176 70 168 Z" fill="${dark}"/><path d="M88 206 v34 M112 206 v34" stroke="#f0eee8" stroke-width="4" stroke-linecap="round"/>`
  return `${body}<path d="M80 164 Q100 196 120 164 L120 170 Q100 206 80 170 Z" fill="${dark}"/><path d="M83 160 Q100 188 117 160 Z" fill="${shade(skin, -0.08)}"/>`
}

/** A person from the chest up, 200 × 262 units, its top left at x, y. */
export function bust(x: number, y: number, scale: number, look: Look, face: Face = {}): string {
  const { skin } = look
  const neck = `<path d="M82 124 L118 124 L119 170 Q100 190 81 170 Z" fill="${shade(skin, -0.14)}"/>`
  const ears = `<circle cx="56" cy="96" r="10" fill="${shade(skin, -0.08)}"/><circle cx="144" cy="96" r="10" fill="${shade(skin, -0.08)}"/>`
  const head = `<path d="M56 84 Q54 38 100 38 Q146 38 144 84 Q146 146 100 148 Q54 146 56 84 Z" fill="${skin}"/>`
  const covered = look.style === 'scarf'
  const turned = `<g transform="rotate(${face.tilt ?? 0} 100 150)">${covered ? '' : ears}${head}${features(look, face)}${frontHair(look)}</g>`
  const back = `<g transform="rotate(${(face.tilt ?? 0) * 0.8} 100 150)">${backHair(look)}</g>`
  return `<g transform="translate(${x} ${y}) scale(${scale})">${back}${covered ? clothes(look) : neck + clothes(look) + neck.replace('L119 170 Q100 190 81 170', 'L117 158 Q100 176 83 158')}${turned}</g>`
}
