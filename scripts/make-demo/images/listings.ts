import { fade, svg } from '../draw/colour.ts'
import { stage, sticker } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

function sneaker(): string {
  const shoe = `
    <ellipse cx="620" cy="640" rx="430" ry="46" fill="#000" opacity=".18"/>
    <path d="M210 560 Q200 470 240 400 Q262 352 330 372 L470 420 Q560 440 640 500 L860 560 Q1010 586 1020 620 L1020 628 L214 628 Q206 600 210 560Z" fill="#f4f1ea"/>
    <path d="M210 560 Q200 470 240 400 Q262 352 330 372 L400 398 Q380 500 420 596 L214 600 Z" fill="#2f6f6a"/>
    <path d="M760 534 L860 560 Q1010 586 1020 614 L780 606 Q740 570 760 534Z" fill="#2f6f6a"/>
    <path d="M430 588 Q520 520 700 560 Q600 560 470 604Z" fill="#e2703a"/>
    <path d="M402 398 L640 500 L560 520 L430 470Z" fill="#e6e0d4"/>
    ${[0, 1, 2, 3, 4].map((i) => `<path d="M${440 + i * 44} ${416 + i * 19} l-26 34" stroke="#fff" stroke-width="13" stroke-linecap="round"/><path d="M${440 + i * 44} ${416 + i * 19} l-26 34" stroke="#cfc7b8" stroke-width="3" stroke-linecap="round"/>`).join('')}
    <path d="M200 606 H1024 Q1040 640 1000 656 H230 Q190 650 200 606Z" fill="#fff"/><path d="M204 630 H1028" stroke="#d9d2c4" stroke-width="5"/>
    <path d="M222 656 H1004 Q1000 672 980 672 H250 Q226 670 222 656Z" fill="#c99a5b"/>
    <path d="M236 420 Q258 372 318 384" stroke="#fff" stroke-width="6" fill="none" opacity=".35"/>`
  const art = svg(
    1200,
    900,
    `${fade(0, 0, 1200, 900, '#efe6d8', '#d9c7ad')}<path d="M0 600H1200V900H0z" fill="#c9b394"/><path d="M0 600H1200v8H0z" fill="#fff" opacity=".25"/><rect x="830" y="90" width="240" height="300" rx="6" fill="#fffaf0"/><rect x="846" y="106" width="208" height="268" fill="#bcd4d2"/><path d="M846 330 q60 -70 110 -20 q40 -60 98 0 v64 h-208z" fill="#5f8f83"/><circle cx="1000" cy="160" r="24" fill="#f3d98b"/>${shoe}`,
  )
  return `<div style="position:relative;width:1200px;height:900px">${art}<div style="position:absolute;left:50px;bottom:46px;display:flex;gap:14px;font-size:28px;font-weight:600;color:#3a2f22"><span style="background:#fffaf0;border-radius:30px;padding:10px 24px">Size 42</span><span style="background:#fffaf0;border-radius:30px;padding:10px 24px">worn twice</span><span style="background:#2f6f6a;color:#fff;border-radius:30px;padding:10px 24px">38</span></div></div>`
}

function handbag(x: number, y: number, scale: number, colour: string, mark: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse cx="130" cy="262" rx="130" ry="16" fill="#000" opacity=".22"/><path d="M66 96 Q66 8 130 8 Q194 8 194 96" stroke="${colour}" stroke-width="14" fill="none"/><path d="M14 92 H246 L260 250 Q260 262 246 262 H14 Q0 262 0 250Z" fill="${colour}"/><path d="M14 92 H246 L250 140 Q130 190 10 140Z" fill="#000" opacity=".16"/><path d="M6 240h248" stroke="#fff" stroke-opacity=".25" stroke-width="3" stroke-dasharray="9 7"/><rect x="112" y="150" width="36" height="30" rx="6" fill="#d8b35a"/><text x="130" y="224" font-family="Noto Serif" font-size="30" font-weight="700" fill="#d8b35a" text-anchor="middle" letter-spacing="3">${mark}</text></g>`
}

function bagStall(): string {
  const awning = Array.from(
    { length: 12 },
    (_, i) => `<path d="M${i * 100} 0h100v120q-50 40 -100 0z" fill="${i % 2 ? '#f4efe4' : '#b4453a'}"/>`,
  ).join('')
  const bags = ['#2b2228', '#7a3b2a', '#c9a36a', '#7b8a6b']
    .map((colour, i) => handbag(60 + i * 280, 330, 0.95, colour, 'VEL0RA'))
    .join('')
  const boxes = [0, 1, 2, 3, 4]
    .map(
      (i) =>
        `<rect x="${80 + i * 210}" y="690" width="180" height="120" rx="6" fill="#e9dcc3"/><path d="M${80 + i * 210} 724h180" stroke="#c7b48f" stroke-width="3"/><text x="${170 + i * 210}" y="776" font-family="Noto Serif" font-size="26" text-anchor="middle" fill="#8a744a" letter-spacing="3">VEL0RA</text>`,
    )
    .join('')
  const scene = svg(
    1200,
    900,
    `${fade(0, 0, 1200, 900, '#cfdde6', '#a9bccb')}<rect y="600" width="1200" height="300" fill="#6b5138"/><rect y="590" width="1200" height="26" fill="#82664a"/>${bags}${boxes}<g opacity=".98">${awning}</g>`,
  )
  return stage(
    1200,
    900,
    scene,
    sticker('1:1 · box + certificate', 70, 190, 40, '#ffd23f', '#33230a', -3),
    sticker('35 each · 3 for 90', 800, 200, 38, '#fff', '#b4453a', 3),
  )
}

function knives(): string {
  const blade = (x: number, length: number, handle: string) =>
    `<g transform="translate(${x} 120)"><rect x="8" y="10" width="70" height="${length + 230}" rx="14" fill="#000" opacity=".12"/><path d="M6 ${length} V60 Q10 6 58 0 Q74 60 70 ${length}Z" fill="#dfe6ea"/><path d="M6 ${length} V60 Q10 6 58 0 Q40 60 40 ${length}Z" fill="#f6f9fa"/><rect x="2" y="${length}" width="72" height="26" rx="6" fill="#9aa5ab"/><rect x="8" y="${length + 26}" width="60" height="200" rx="22" fill="${handle}"/><circle cx="38" cy="${length + 80}" r="7" fill="#d8d2c4"/><circle cx="38" cy="${length + 170}" r="7" fill="#d8d2c4"/></g>`
  const board = Array.from(
    { length: 9 },
    (_, i) =>
      `<path d="M0 ${i * 110 + 40} q300 -30 600 0 t600 0" stroke="#b98b57" stroke-width="5" fill="none" opacity=".5"/>`,
  ).join('')
  const scene = svg(
    1200,
    900,
    `${fade(0, 0, 1200, 900, '#d6ab76', '#c39560')}${board}${blade(250, 420, '#4a2f22')}${blade(430, 340, '#4a2f22')}${blade(610, 250, '#4a2f22')}${blade(790, 180, '#4a2f22')}<g transform="translate(960 250)"><circle cx="80" cy="80" r="74" fill="#d94f3d"/><path d="M80 14 q10 -40 40 -44" stroke="#4f7d3a" stroke-width="12" fill="none"/><path d="M40 40 q26 -24 54 -12" stroke="#fff" stroke-width="10" opacity=".5" fill="none" stroke-linecap="round"/></g>`,
  )
  return stage(1200, 900, scene, sticker('Kitchen set, 4 pieces, hardly used', 330, 800, 36, '#2f241b'))
}

function walkingStick(): string {
  const stick = `<g transform="translate(70 640) rotate(-24)"><rect x="0" y="12" width="560" height="30" rx="15" fill="#000" opacity=".2"/><rect width="560" height="26" rx="12" fill="#4a2c1c"/><rect x="520" y="-4" width="44" height="34" rx="6" fill="#c9a24a"/><path d="M570 3 L930 8 L960 13 L930 19 L570 23Z" fill="#e8eef2"/><path d="M570 12 H950" stroke="#aab6be" stroke-width="3"/></g>`
  const handle = `<g transform="translate(886 278) rotate(-24)"><rect x="6" y="-8" width="52" height="44" rx="8" fill="#c9a24a"/><path d="M54 -4 q90 -30 96 44 q-4 30 -40 26 q-8 -36 -56 -32z" fill="#4a2c1c"/></g>`
  const scene = svg(
    1080,
    1080,
    `${fade(0, 0, 1080, 1080, '#3c4a57', '#202a33')}<ellipse cx="540" cy="760" rx="520" ry="180" fill="#000" opacity=".25"/>${stick}${handle}`,
  )
  return stage(
    1080,
    1080,
    scene,
    `<div style="position:absolute;left:60px;top:60px;color:#fff;font:900 62px/1.1 'Noto Sans'">Grandpa’s stick<br>with a secret 😏</div>`,
    sticker('pull the handle', 500, 520, 34, '#ffd23f', '#2b2008', -24),
    sticker('90 · ships anywhere · no papers', 60, 940, 42, '#d64545'),
  )
}

export const listings: Item[] = [
  picture(
    {
      id: 'trainers-42',
      content: { kind: 'image', src: 'media/trainers-42.jpg' },
      context: {
        title: 'Trainers, size 42, worn twice',
        caption: 'Bought them too small, my loss is your gain. Pick-up in Harwick or post for 4.',
        author: { name: 'anneke_v', joined: '2020-11', followers: 19, posts: 44, violations: 0 },
        postedAt: on(16, '17:33'),
        market: 'NL',
        reports: [{ reason: 'Counterfeit', count: 1 }],
        views: 73,
      },
      signals: [
        {
          source: 'brand-match',
          label: 'goods.counterfeit',
          title: 'Similar to a protected design',
          score: 0.41,
        },
      ],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'Second-hand shoes without any brand; nothing suggests a copy. One report, low score.',
      },
    },
    { width: 1200, height: 900 },
    sneaker,
  ),
  picture(
    {
      id: 'bag-stall',
      content: { kind: 'image', src: 'media/bag-stall.jpg' },
      context: {
        title: 'VELORA bags – new batch',
        caption: 'Same factory same leather 🤫 message for catalogue, I do not answer in comments',
        author: { name: 'bags.by.tony', joined: '2026-04', followers: 3300, posts: 260, violations: 1 },
        postedAt: on(14, '11:20'),
        market: 'IT',
        reports: [{ reason: 'Counterfeit', count: 4 }],
        views: 2890,
      },
      signals: [
        {
          source: 'brand-match',
          label: 'goods.counterfeit',
          title: 'Brand name with altered letter',
          score: 0.88,
        },
        { source: 'image-text', label: 'integrity.bulk-spam', title: 'Sales text', score: 0.44 },
      ],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'violation',
        labels: ['goods.counterfeit'],
        rationale: '“1:1”, a zero in place of the O on the bags, and certificates for sale.',
      },
    },
    { width: 1200, height: 900 },
    bagStall,
  ),
  picture(
    {
      id: 'kitchen-set',
      content: { kind: 'image', src: 'media/kitchen-set.jpg' },
      context: {
        title: 'Kitchen set, 4 pieces',
        caption: 'Moving out, everything must go. Sharp! Please bring a box.',
        author: { name: 'dov.k', joined: '2019-08', followers: 33, posts: 61, violations: 0 },
        postedAt: on(17, '08:12'),
        market: 'DE',
        views: 45,
      },
      signals: [{ source: 'image-safety 7', label: 'goods.weapons', title: 'Bladed weapon', score: 0.92 }],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'Kitchen knives are tools and legal to sell; the detector knows blades, not purposes.',
      },
    },
    { width: 1200, height: 900 },
    knives,
  ),
  picture(
    {
      id: 'walking-stick',
      content: { kind: 'image', src: 'media/walking-stick.png' },
      context: {
        title: 'Antique walking stick',
        caption: 'for collectors, grown-ups only. pm me',
        author: { name: 'attic_finds_88', joined: '2024-12', followers: 512, posts: 97, violations: 0 },
        postedAt: on(15, '19:48'),
        market: 'FR',
        reports: [{ reason: 'Weapon', count: 1 }],
        views: 640,
      },
      signals: [{ source: 'image-safety 7', label: 'goods.weapons', title: 'Bladed weapon', score: 0.34 }],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['goods.weapons'],
        rationale:
          'A concealed blade, for sale between private persons, “no papers”. The score is low, the picture is clear.',
      },
    },
    { width: 1080, height: 1080 },
    walkingStick,
  ),
]
