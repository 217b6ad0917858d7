import { fade, shade } from './colour.ts'

/** Backgrounds for 1280 × 720 scenes. */

export const skyline = (y: number, colour: string): string =>
  Array.from({ length: 16 }, (_, i) => {
    const height = 60 + ((i * 53) % 120)
    return `<rect x="${i * 84 - 10}" y="${y - height}" width="${60 + ((i * 17) % 26)}" height="${height}" fill="${i % 2 ? colour : shade(colour, -0.1)}"/>`
  }).join('')

/** A wall with a window, a shelf and a plant, and a table edge at the bottom. */
export function kitchen(wall: string): string {
  const tiles = Array.from(
    { length: 12 },
    (_, i) => `<path d="M${i * 110} 300v180" stroke="#fff" stroke-opacity=".4" stroke-width="3"/>`,
  ).join('')
  const jars = [0, 1, 2, 3]
    .map(
      (i) =>
        `<rect x="${820 + i * 86}" y="${96}" width="56" height="74" rx="10" fill="#fff" opacity=".75"/><rect x="${820 + i * 86}" y="${126}" width="56" height="44" rx="8" fill="${['#c98a4b', '#7b8a6b', '#b4453a', '#e0c27a'][i]}"/><rect x="${816 + i * 86}" y="${86}" width="64" height="16" rx="5" fill="#8a6b4c"/>`,
    )
    .join('')
  return `${fade(0, 0, 1280, 720, wall, shade(wall, -0.12))}<rect x="90" y="50" width="330" height="220" rx="8" fill="#fff"/><rect x="106" y="66" width="298" height="188" fill="#bfe0f2"/><path d="M106 220q70 -60 140 -10q60 -50 158 10v34h-298z" fill="#8fbf8a"/><path d="M255 66v188M106 160h298" stroke="#fff" stroke-width="8"/><rect x="790" y="170" width="380" height="14" fill="#8a6b4c"/>${jars}<rect y="300" width="1280" height="180" fill="#fff" opacity=".25"/>${tiles}<path d="M0 390h1280" stroke="#fff" stroke-opacity=".4" stroke-width="3"/>${fade(0, 480, 1280, 240, '#c79a68', '#a67a4b')}<path d="M0 480h1280v14H0z" fill="#fff" opacity=".25"/>`
}

/** Houses, pavement and road. */
export function street(sky: string, far: string): string {
  const houses = [0, 1, 2, 3, 4, 5].map((i) => {
    const colour = ['#d9b08c', '#c9c3b0', '#b98d7a', '#cfd2c4', '#c7a27d', '#b7bfc4'][i] ?? '#ccc'
    const windows = Array.from(
      { length: 6 },
      (_, k) =>
        `<rect x="${i * 220 + 26 + (k % 3) * 58}" y="${130 + (i % 2) * 30 + Math.floor(k / 3) * 100}" width="36" height="56" rx="3" fill="#6d8494"/>`,
    ).join('')
    return `<rect x="${i * 220 - 20}" y="${80 + (i % 2) * 40}" width="212" height="480" fill="${colour}"/>${windows}<rect x="${i * 220 + 10}" y="370" width="150" height="22" fill="${shade(colour, -0.35)}"/><rect x="${i * 220 + 20}" y="392" width="130" height="130" fill="#4f6470"/>`
  })
  return `${fade(0, 0, 1280, 720, sky, '#eef3f4')}${skyline(200, far)}${houses.join('')}<rect y="520" width="1280" height="60" fill="#b9b4aa"/><rect y="572" width="1280" height="10" fill="#8f8a80"/><rect y="582" width="1280" height="140" fill="#6b6d72"/>`
}

/** A school yard with fence, wall and hoop. */
export function yard(): string {
  const fence = Array.from(
    { length: 33 },
    (_, i) => `<path d="M${i * 40} 250v170" stroke="#7d8b95" stroke-width="4"/>`,
  ).join('')
  const windows = Array.from(
    { length: 8 },
    (_, i) =>
      `<rect x="${60 + i * 150}" y="90" width="96" height="90" rx="4" fill="#bcd6e4"/><path d="M${108 + i * 150} 90v90M${60 + i * 150} 135h96" stroke="#fff" stroke-width="5"/>`,
  ).join('')
  return `${fade(0, 0, 1280, 720, '#a7d0ea', '#e4f0f3')}<rect y="40" width="1280" height="300" fill="#c98f70"/><rect y="40" width="1280" height="20" fill="#a9705a"/>${windows}${fence}<path d="M0 262h1280M0 400h1280" stroke="#7d8b95" stroke-width="6"/>${fade(0, 400, 1280, 320, '#a9aeb2', '#8d9296')}<path d="M-20 700 L420 440 H900 L1300 700" stroke="#fff" stroke-opacity=".7" stroke-width="8" fill="none"/><ellipse cx="660" cy="560" rx="190" ry="60" fill="none" stroke="#fff" stroke-opacity=".6" stroke-width="8"/>`
}
