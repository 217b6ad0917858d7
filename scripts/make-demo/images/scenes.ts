import { pick, randomFrom } from '../../../src-shared/rules/random.ts'
import { fade, skins, svg } from '../draw/colour.ts'
import { figure, groundShadow } from '../draw/figure.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

function museum(): string {
  const bustStone = `<g><path d="M470 980 h260 l40 60 h-340z" fill="#d9d4ca"/><path d="M500 940h200l20 46h-240z" fill="#c9c3b6"/><path d="M400 900 Q420 730 540 700 L660 700 Q780 730 800 900 Q770 950 600 950 Q430 950 400 900Z" fill="#ece8df"/><path d="M400 900 Q420 730 540 700 L560 700 Q480 800 520 948 Q430 944 400 900Z" fill="#d2ccbf"/><path d="M520 760 q-30 60 10 110 M690 770 q20 50 -16 100" stroke="#c5bfb1" stroke-width="8" fill="none"/><path d="M556 600h92v110q-46 40 -92 0z" fill="#dcd6ca"/><path d="M500 470 Q496 340 602 336 Q708 340 702 470 Q700 640 602 650 Q504 640 500 470Z" fill="#f3f0e8"/><path d="M500 470 Q496 340 602 336 Q560 360 548 470 Q540 600 602 650 Q504 640 500 470Z" fill="#dcd6ca"/>${[490, 520, 560, 604, 648, 686, 712].map((x, i) => `<circle cx="${x}" cy="${372 - Math.sin((i / 6) * Math.PI) * 54}" r="38" fill="${i % 2 ? '#e6e1d6' : '#d8d2c5'}"/>`).join('')}<path d="M540 470 q24 -16 48 0 M622 470 q24 -16 48 0" stroke="#bdb6a7" stroke-width="8" fill="none"/><path d="M604 470 q-4 60 -16 74 q14 14 34 4" stroke="#bdb6a7" stroke-width="8" fill="none"/><path d="M572 592 q32 14 62 0" stroke="#b3ab9b" stroke-width="8" fill="none"/></g>`
  const torso = `<g transform="translate(850 560)"><path d="M-60 0 Q60 -50 180 0 L190 120 Q160 220 176 380 L-60 380 Q-40 220 -70 120Z" fill="#e6e1d6"/><path d="M-60 0 Q-10 -20 10 -22 Q-30 120 0 380 H-60 Q-40 220 -70 120Z" fill="#cfc8ba"/><path d="M0 96 q30 24 56 0 M72 96 q30 24 56 0 M64 110 v150 M20 180 h84 M24 230 h78" stroke="#c3bcac" stroke-width="6" fill="none"/><path d="M-80 300 Q60 250 200 310 L196 400 H-76Z" fill="#f0ece3"/><path d="M-40 320 q20 40 0 80 M40 296 q20 50 6 104 M120 300 q14 50 6 100" stroke="#cfc8ba" stroke-width="6" fill="none"/><rect x="-110" y="390" width="340" height="480" fill="#8f8578"/></g>`
  return svg(
    1200,
    1500,
    `${fade(0, 0, 1200, 1500, '#5b6a74', '#38434b')}<path d="M0 1260h1200v240H0z" fill="#2a3137"/><path d="M420 0 L260 1260 H960 L800 0Z" fill="#fff" opacity=".07"/>${torso}<rect x="430" y="1030" width="340" height="420" fill="#a39a8c"/><rect x="430" y="1030" width="340" height="24" fill="#b8afa0"/>${bustStone}<g transform="translate(500 1150)"><rect width="200" height="96" rx="4" fill="#e9e3d2"/><rect x="20" y="22" width="130" height="10" fill="#8a8273"/><rect x="20" y="46" width="160" height="8" fill="#b0a897"/><rect x="20" y="64" width="110" height="8" fill="#b0a897"/></g>${figure(180, 1440, 520, { skin: skins[2], hair: '#2b2228', style: 'bun', top: '#c8553d', legs: '#2c3447' }, { rightArm: [20, 70] }, 0.9)}${groundShadow(180, 1442, 90)}`,
  )
}

function march(): string {
  const random = randomFrom(31)
  const tops = ['#3b6ea5', '#c8553d', '#4f7d5b', '#e0a030', '#7a5c99', '#2b8a8a', '#d46a8a', '#586273']
  const styles = ['short', 'long', 'bun', 'scarf', 'cap', 'bald'] as const
  const words = [
    'NO CUTS',
    'BREAD &amp; BUSES',
    'FIGHT FOR LINE 9',
    'SAVE THE 9',
    'WE WON’T STOP',
    'KIDS RIDE FREE',
  ]
  let crowd = ''
  for (let row = 0; row < 4; row++) {
    for (let i = 0; i < 9; i++) {
      const x = 70 + i * 135 + (row % 2) * 60 + random() * 30
      const y = 640 + row * 78 + random() * 14
      const holds = row < 3 && (i + row * 2) % 5 === 0
      const top = pick(random, tops)
      const person = figure(
        x,
        y,
        250 + row * 26,
        {
          skin: pick(random, skins),
          hair: pick(random, ['#2b2228', '#6b4226', '#b9803c', '#777']),
          style: pick(random, styles),
          top,
          legs: '#39415a',
        },
        holds ? { rightArm: [165, 175], leftArm: [-160, -170] } : { rightArm: [20 + random() * 20, 60] },
        random() - 0.5,
      )
      const text = words[(i + row) % words.length]
      const sign = holds
        ? `<g transform="translate(${x} ${y - 330 - row * 30}) rotate(${(random() - 0.5) * 12})"><path d="M0 60v90" stroke="#8a6a45" stroke-width="9"/><rect x="-100" y="-46" width="200" height="106" rx="5" fill="#fdfaf0"/><text y="20" text-anchor="middle" font-size="21" font-weight="900" fill="${row % 2 ? '#b4322a' : '#23303d'}">${text}</text></g>`
        : ''
      crowd += sign + person
    }
  }
  const houses = [0, 1, 2, 3, 4, 5]
    .map(
      (i) =>
        `<rect x="${i * 210 - 20}" y="${110 + (i % 3) * 40}" width="204" height="520" fill="${['#d9b08c', '#c9c3b0', '#b98d7a', '#cfd2c4', '#c7a27d', '#b7bfc4'][i]}"/>${Array.from({ length: 9 }, (_, k) => `<rect x="${i * 210 + 10 + (k % 3) * 58}" y="${160 + (i % 3) * 40 + Math.floor(k / 3) * 96}" width="34" height="54" fill="#6d8494"/>`).join('')}`,
    )
    .join('')
  return svg(
    1280,
    900,
    `${fade(0, 0, 1280, 900, '#a9cbe2', '#e6eef0')}${houses}<rect y="600" width="1280" height="300" fill="#8b8d92"/>${crowd}`,
  )
}

function beach(): string {
  const family = [
    figure(
      470,
      800,
      330,
      { skin: skins[1], hair: '#6b4226', style: 'long', top: '#d46a8a', legs: '#f0e7d8', shorts: true },
      { rightArm: [40, 30] },
      0.2,
    ),
    figure(
      610,
      812,
      210,
      { skin: skins[1], hair: '#6b4226', top: '#f2c14e', legs: '#2b8a8a', shorts: true },
      { leftArm: [-120, -150], rightArm: [120, 150] },
      0,
    ),
    figure(
      740,
      800,
      360,
      { skin: skins[3], hair: '#1d1b22', style: 'short', top: '#3b6ea5', legs: '#39415a', shorts: true },
      { leftArm: [-40, -30], rightArm: [14, 10] },
      -0.2,
    ),
  ].join('')
  const castle = `<g transform="translate(900 700)"><path d="M0 120v-60h20v14h16v-14h20v14h16v-14h20v60z" fill="#d9a860"/><path d="M36 60v-60h40v60z" fill="#c9964d"/><path d="M56 0v-40l34 12l-34 12" stroke="#7a5a33" stroke-width="4" fill="#d23a3a"/></g>`
  return svg(
    1280,
    900,
    `${fade(0, 0, 1280, 900, '#6fb7e6', '#d8eef8')}<circle cx="1040" cy="150" r="70" fill="#fff3b8"/><path d="M120 190q40 -50 90 -16q60 -30 80 26q50 6 30 36h-220q-30 -30 20 -46z" fill="#fff" opacity=".9"/>${fade(0, 430, 1280, 220, '#2f86b8', '#69bcd6')}<path d="M0 470q80 14 160 0t160 0t160 0t160 0t160 0t160 0t160 0t160 0" stroke="#fff" stroke-opacity=".4" stroke-width="6" fill="none"/>${fade(0, 620, 1280, 280, '#f3ddb0', '#e3c487')}<path d="M0 624q160 30 320 4t320 6t320 -4t320 4v-16H0z" fill="#fff" opacity=".75"/><g transform="translate(180 430)"><path d="M110 0v400" stroke="#7a5a33" stroke-width="12"/><path d="M-40 60 Q110 -90 260 60Z" fill="#e2703a"/><path d="M60 60 Q80 -60 110 -36 Q140 -60 160 60Z" fill="#fff"/></g>${[470, 610, 740].map((x) => groundShadow(x, 808, 60)).join('')}${family}${castle}`,
  )
}

export const scenes: Item[] = [
  picture(
    {
      id: 'museum-hall',
      content: { kind: 'image', src: 'media/museum-hall.webp' },
      context: {
        caption: 'Hall of sculptures, second visit. The light!',
        author: { name: 'pilar_sees', joined: '2018-09', followers: 940, posts: 1502, violations: 0 },
        postedAt: on(11, '16:20'),
        market: 'US',
        views: 204,
      },
      signals: [{ source: 'image-safety 7', label: 'sexual.explicit', title: 'Nudity', score: 0.79 }],
      queue: 'proactive',
      language: 'en',
      severity: 2,
      expected: { verdict: 'no-violation', rationale: 'Classical sculpture in a museum. Art is excepted.' },
    },
    { width: 1200, height: 1500, scale: 0.9 },
    museum,
  ),
  picture(
    {
      id: 'line-9-march',
      content: { kind: 'image', src: 'media/line-9-march.jpg' },
      context: {
        caption: 'Four hundred people on the bridge this afternoon. FIGHT FOR LINE 9 ✊',
        author: { name: 'riders.union', joined: '2022-01', followers: 2840, posts: 377, violations: 0 },
        postedAt: on(14, '17:55'),
        market: 'IE',
        reports: [{ reason: 'Incites violence', note: 'FIGHT??', count: 2 }],
        views: 6660,
      },
      signals: [{ source: 'image-text', label: 'violence.incitement', title: 'Call to fight', score: 0.62 }],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'A peaceful protest about a bus line; “fight” is a figure of speech.',
      },
    },
    { width: 1280, height: 900 },
    march,
  ),
  picture(
    {
      id: 'day-at-the-sea',
      content: { kind: 'image', src: 'media/day-at-the-sea.jpg' },
      context: {
        caption: 'First time at the sea 🌊 he did not want to leave',
        author: { name: 'the.okafor.bunch', joined: '2019-06', followers: 310, posts: 700, violations: 0 },
        postedAt: on(9, '18:03'),
        market: 'PT',
        views: 120,
      },
      signals: [{ source: 'image-safety 7', label: 'sexual.suggestive', title: 'Beachwear', score: 0.36 }],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'A family at the beach, fully ordinary.' },
    },
    { width: 1280, height: 900 },
    beach,
  ),
]
