import { shade } from './colour.ts'

/** Angles of a standing person's joints in degrees; 0 hangs down, positive turns towards the right of the picture. */
export type Pose = {
  leftArm?: [upper: number, lower: number]
  rightArm?: [upper: number, lower: number]
  leftLeg?: [upper: number, lower: number]
  rightLeg?: [upper: number, lower: number]
  lean?: number
  head?: number
}
export type Outfit = {
  skin: string
  hair: string
  style?: 'short' | 'long' | 'bun' | 'bald' | 'scarf' | 'cap'
  top: string
  legs: string
  shoes?: string
  skirt?: boolean
  shorts?: boolean
  /** Colour of boxing gloves. */
  gloves?: string
}

const rad = (degrees: number) => (degrees * Math.PI) / 180
const end = (x: number, y: number, degrees: number, length: number): [number, number] => [
  x + Math.sin(rad(degrees)) * length,
  y + Math.cos(rad(degrees)) * length,
]

function limb(
  x: number,
  y: number,
  angles: [number, number],
  lengths: [number, number],
  width: number,
  colours: [string, string],
) {
  const [midX, midY] = end(x, y, angles[0], lengths[0])
  const [endX, endY] = end(midX, midY, angles[1], lengths[1])
  const line = (x1: number, y1: number, x2: number, y2: number, colour: string, w: number) =>
    `<path d="M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}" stroke="${colour}" stroke-width="${w}" stroke-linecap="round"/>`
  return {
    markup:
      line(midX, midY, endX, endY, colours[1], width * 0.86) + line(x, y, midX, midY, colours[0], width),
    endX,
    endY,
  }
}

function headOf(outfit: Outfit, facing: number): string {
  const { skin, hair, style = 'short' } = outfit
  const eye = (x: number) => `<circle cx="${x + facing * 2.6}" cy="-.5" r="1.05" fill="#2b2326"/>`
  const skull = `<ellipse cx="0" cy="0" rx="8" ry="9.2" fill="${skin}"/>`
  const crown = `<path d="M-8.4 0 Q-9.4 -10.4 0 -10.6 Q9.4 -10.4 8.4 0 Q7 -5.4 ${2 + facing} -5.6 Q-6 -5.2 -8.4 0Z" fill="${hair}"/>`
  const parts = {
    short: skull + crown,
    bald: skull,
    cap: `${skull}<path d="M-8.6 -2 Q-8.6 -10.8 0 -10.8 Q8.6 -10.8 8.6 -2Z" fill="${hair}"/><path d="M${facing >= 0 ? 0 : -13} -3.4h13v1.8h-13z" fill="${shade(hair, -0.25)}"/>`,
    long: `<path d="M-9 -1 Q-10 -11.4 0 -11.4 Q10 -11.4 9 -1 L10 12 Q0 15 -10 12Z" fill="${shade(hair, -0.15)}"/>${skull}${crown}`,
    bun: `<circle cx="${-facing * 3}" cy="-11" r="4.4" fill="${hair}"/>${skull}${crown}`,
    scarf: `<path d="M-9.6 0 Q-10 -11.6 0 -11.6 Q10 -11.6 9.6 0 Q10 10 12 14 L-12 14 Q-10 10 -9.6 0Z" fill="${hair}"/><ellipse cx="${facing * 1.2}" cy="0.6" rx="6" ry="7.4" fill="${skin}"/>`,
  }[style]
  const mouth = `<path d="M${-1.8 + facing * 2.6} 4.4q1.8 1.2 3.6 0" stroke="#8a4a44" stroke-width=".9" fill="none" stroke-linecap="round"/>`
  return parts + eye(-2.8) + eye(2.8) + mouth
}

/** A whole person with the feet at x, y, `height` units tall; `facing` goes from -1 (left) over 0 (to us) to 1. */
export function figure(
  x: number,
  y: number,
  height: number,
  outfit: Outfit,
  pose: Pose = {},
  facing = 0,
): string {
  const { leftArm = [-8, -4], rightArm = [8, 4], leftLeg = [-3, -2], rightLeg = [3, 2] } = pose
  const { skin, top, legs, shoes = '#33363d' } = outfit
  const scale = height / 104
  const hipX = 4.4
  const lower = outfit.skirt || outfit.shorts ? skin : legs
  const left = limb(-hipX, -48, leftLeg, [23, 23], 8.4, [shade(legs, -0.12), shade(lower, -0.12)])
  const right = limb(hipX, -48, rightLeg, [23, 23], 8.4, [legs, lower])
  const shoe = (at: { endX: number; endY: number }) =>
    `<path d="M${at.endX - 4} ${at.endY + 3.2} q0 -5.4 4.4 -5.4 q${3 + facing * 3} 1.6 ${5 + facing * 2} 5.4z" fill="${shoes}"/>`
  const armLeft = limb(-10.5, -77, leftArm, [17, 16], 6.6, [shade(top, -0.14), shade(skin, -0.08)])
  const armRight = limb(10.5, -77, rightArm, [17, 16], 6.6, [shade(top, -0.06), skin])
  const torso = `<path d="M-11.5 -80 Q0 -85 11.5 -80 Q12.5 -62 9.6 -46 L-9.6 -46 Q-12.5 -62 -11.5 -80Z" fill="${top}"/><path d="M-9.8 -49.5h19.6l.4 5h-20.4z" fill="${shade(legs, -0.2)}"/>`
  const skirt = outfit.skirt ? `<path d="M-9.8 -50 h19.6 l5.6 25 q-15 5 -30.8 0z" fill="${legs}"/>` : ''
  const neck = `<path d="M-3 -88h6v8q-3 3 -6 0z" fill="${shade(skin, -0.15)}"/>`
  const hand = (at: { endX: number; endY: number }, colour: string) =>
    `<circle cx="${at.endX.toFixed(1)}" cy="${at.endY.toFixed(1)}" r="${outfit.gloves ? 6.4 : 3.5}" fill="${outfit.gloves ?? colour}"/>`
  const head = `<g transform="translate(${facing * 1.5} -93) rotate(${pose.head ?? 0})">${headOf(outfit, facing)}</g>`
  const upper = `<g transform="rotate(${pose.lean ?? 0} 0 -48)">${armLeft.markup}${hand(armLeft, shade(skin, -0.08))}${neck}${torso}${head}${armRight.markup}${hand(armRight, skin)}</g>`
  const legsDrawn = left.markup + shoe(left) + right.markup + shoe(right) + skirt
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})" fill="none">${legsDrawn}${upper}</g>`
}

/** The pose of somebody walking; `phase` grows by 1 with every two steps. */
export function walking(phase: number): Pose {
  const swing = Math.sin(phase * 2 * Math.PI)
  const bend = (value: number) => Math.max(0, value) * 26
  return {
    leftLeg: [swing * 24, swing * 24 - bend(-swing)],
    rightLeg: [-swing * 24, -swing * 24 - bend(swing)],
    leftArm: [-swing * 26, -swing * 26 + 14],
    rightArm: [swing * 26, swing * 26 + 14],
    lean: 2,
  }
}

/** The soft shadow under feet. */
export const groundShadow = (x: number, y: number, width: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${width * 0.16}" fill="#000" opacity=".16"/>`
