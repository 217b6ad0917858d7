import { pick, randomFrom } from '../../../src-shared/rules/random.ts'
import { fade, skins, svg } from '../draw/colour.ts'
import { figure } from '../draw/figure.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

const tops = ['#3b6ea5', '#c8553d', '#4f7d5b', '#e0a030', '#7a5c99', '#2b8a8a', '#d46a8a', '#f0ece2'] as const
const styles = ['short', 'long', 'bun', 'scarf', 'cap', 'bald'] as const

const stall = (x: number, y: number, colour: string, sign: string) =>
  `<g transform="translate(${x} ${y})"><path d="M6 40v66M114 40v66" stroke="#7a5a3a" stroke-width="4"/><rect x="4" y="70" width="112" height="34" fill="#a77b4d"/>${[0, 1, 2, 3, 4, 5].map((i) => `<path d="M${i * 20} 14h20v26q-10 9 -20 0z" fill="${i % 2 ? '#fbf6ea' : colour}"/>`).join('')}<rect x="22" y="-4" width="76" height="18" rx="3" fill="#fff"/><text x="60" y="9" text-anchor="middle" font-size="11" font-weight="800" fill="#333">${sign}</text>${[0, 1, 2, 3].map((i) => `<circle cx="${22 + i * 25}" cy="66" r="7" fill="${colour}" opacity=".85"/>`).join('')}</g>`

const tree = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cx="0" cy="4" rx="30" ry="7" fill="#000" opacity=".18"/><path d="M-5 0 L-3 -50 H3 L5 0Z" fill="#7a5a3a"/><circle cx="0" cy="-74" r="34" fill="#5c9a55"/><circle cx="-18" cy="-60" r="22" fill="#4f8a4a"/><circle cx="14" cy="-84" r="18" fill="#6fae63"/></g>`

/** A square full of people, 24 megapixels; what is to be found is a sticker of a few pixels on a lamp post. */
function square(): string {
  const random = randomFrom(2026)
  const signs = ['CRÊPES', 'LEMONADE', 'BOOKS', 'PLANTS', 'TOYS', 'TEA', 'HONEY', 'POTTERY']
  const layers: { y: number; art: string }[] = []
  for (let row = 0; row < 4; row++) {
    for (let i = 0; i < 6; i++) {
      const x = 50 + i * 240 + (row % 2) * 110
      const y = 330 + row * 155
      layers.push({
        y: y + 100,
        art: stall(x, y, pick(random, tops), signs[(i + row * 3) % signs.length] ?? ''),
      })
    }
  }
  for (let i = 0; i < 330; i++) {
    const y = 430 + random() * 560
    const outfit = {
      skin: pick(random, skins),
      hair: pick(random, ['#2b2228', '#6b4226', '#b9803c', '#8a8a8a']),
      style: pick(random, styles),
      top: pick(random, tops),
      legs: pick(random, ['#39415a', '#5a4a3a', '#2f3d35']),
      skirt: random() < 0.2,
    }
    const stride = (random() - 0.5) * 50
    const art = figure(
      random() * 1500,
      y,
      52 + (y - 430) * 0.03,
      outfit,
      {
        leftLeg: [stride, stride - 6],
        rightLeg: [-stride, -stride - 4],
        leftArm: [-stride, -stride + 10],
        rightArm: [stride, stride + 14],
      },
      random() * 2 - 1,
    )
    layers.push({ y, art })
  }
  for (let i = 0; i < 16; i++) {
    const y = 420 + random() * 560
    layers.push({ y, art: tree(random() * 1500, y, 0.8 + random() * 0.5) })
  }
  for (const [x, y] of [
    [260, 560],
    [700, 700],
    [1160, 640],
    [980, 900],
    [430, 930],
  ] as const) {
    const sticker =
      x === 1160
        ? '<g transform="translate(-5.4 -44) rotate(-3)"><rect width="11" height="12" rx="1" fill="#ffe14a"/><text x="5.5" y="3.6" font-size="2.5" font-weight="900" text-anchor="middle" fill="#111">VAPES</text><text x="5.5" y="6.9" font-size="2.5" font-weight="900" text-anchor="middle" fill="#c0201f">NO ID</text><text x="5.5" y="10.2" font-size="2.2" font-weight="800" text-anchor="middle" fill="#111">555-0147</text></g>'
        : ''
    layers.push({
      y,
      art: `<g transform="translate(${x} ${y})"><rect x="-4" y="-130" width="8" height="130" fill="#3a4148"/><circle cy="-136" r="10" fill="#fff3c4"/><rect x="-12" y="-6" width="24" height="6" fill="#2b3036"/>${sticker}</g>`,
    })
  }
  layers.sort((a, b) => a.y - b.y)
  const houses = Array.from({ length: 11 }, (_, i) => {
    const height = 170 + ((i * 37) % 70)
    const windows = Array.from(
      { length: 9 },
      (_, k) =>
        `<rect x="${i * 140 + 18 + (k % 3) * 38}" y="${330 - height + 24 + Math.floor(k / 3) * 48}" width="22" height="30" rx="2" fill="#54707f"/><path d="M${i * 140 + 16 + (k % 3) * 38} ${330 - height + 56 + Math.floor(k / 3) * 48}h26" stroke="#fff" stroke-width="2"/>`,
    ).join('')
    return `<rect x="${i * 140}" y="${330 - height}" width="138" height="${height}" fill="${['#e0b793', '#d0c9b4', '#c29a86', '#d8d9cb', '#cfab84'][i % 5]}"/><path d="M${i * 140 - 4} ${330 - height} l73 -46 l73 46z" fill="#a4553f"/>${windows}`
  }).join('')
  const flags = Array.from(
    { length: 40 },
    (_, i) => `<path d="M${i * 38} ${300 + Math.sin(i * 0.52) * 12} h16 l-8 18z" fill="${tops[i % 7]}"/>`,
  ).join('')
  return svg(
    1500,
    1000,
    `${fade(0, 0, 1500, 340, '#8cc5ea', '#dcedf5')}${houses}${fade(0, 330, 1500, 670, '#d7cbb5', '#c4b598')}${flags}${layers.map(({ art }) => art).join('')}`,
  )
}

export const festival: Item[] = [
  picture(
    {
      id: 'square-festival',
      content: {
        kind: 'image',
        src: 'media/square-festival.jpg',
        alt: 'A town square full of people, seen from a roof',
      },
      context: {
        caption: 'Autumn festival from the town hall roof. Zoom in and find yourself! (24 MP)',
        author: {
          name: 'Harwick Town Hall',
          joined: '2014-06',
          followers: 12_800,
          posts: 5200,
          violations: 0,
        },
        postedAt: on(8, '12:00'),
        market: 'GB',
        reports: [
          {
            reason: 'Sells tobacco or vapes',
            note: 'On the lamp post in front of the pottery stall, look closely',
            count: 1,
          },
        ],
        views: 23_900,
      },
      signals: [{ source: 'image-safety 7', title: 'Crowd', score: 0.99 }],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'violation',
        labels: ['goods.age-restricted'],
        rationale:
          'A sticker on a lamp post offers vapes without ID, with a number. The town hall did not mean it: remove without warning and ask for a retouched picture.',
      },
    },
    { width: 1500, height: 1000, scale: 4 },
    square,
  ),
]
