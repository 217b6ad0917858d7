import { join } from 'node:path'
import { fade, shade, svg } from '../draw/colour.ts'
import { writePicture } from '../encode.ts'
import { type Item, on } from '../item.ts'

const tablets = (x: number, y: number, columns: number, rows: number, colour: string) =>
  Array.from({ length: columns * rows }, (_, i) => {
    const [cx, cy] = [x + (i % columns) * 74, y + Math.floor(i / columns) * 74]
    return `<circle cx="${cx}" cy="${cy}" r="30" fill="#cfd6dd"/><circle cx="${cx}" cy="${cy}" r="26" fill="#eef2f5"/><circle cx="${cx}" cy="${cy}" r="20" fill="${colour}"/><path d="M${cx - 12} ${cy}h24" stroke="${shade(colour, -0.2)}" stroke-width="2.5"/><path d="M${cx - 15} ${cy - 15} q12 -10 26 -2" stroke="#fff" stroke-width="4" fill="none" opacity=".8" stroke-linecap="round"/>`
  }).join('')

function flyer(): string {
  const art = svg(
    900,
    1200,
    `${fade(0, 0, 900, 1200, '#123a5c', '#0b2036')}
    <circle cx="720" cy="330" r="420" fill="#1d5f8c" opacity=".45"/><circle cx="160" cy="980" r="300" fill="#1d5f8c" opacity=".3"/>
    <g transform="translate(90 430) rotate(-9)"><rect x="14" y="18" width="420" height="330" rx="26" fill="#000" opacity=".3"/><rect width="420" height="330" rx="26" fill="#dfe5ea"/><rect width="420" height="330" rx="26" fill="none" stroke="#fff" stroke-width="4" opacity=".7"/>${tablets(58, 56, 5, 4, '#7fb7e0')}</g>
    <g transform="translate(500 500) rotate(8)"><rect x="12" y="16" width="270" height="330" rx="12" fill="#000" opacity=".3"/><rect width="270" height="330" rx="12" fill="#f7f9fb"/><path d="M0 12q0-12 12-12h246q12 0 12 12v86H0z" fill="#d64545"/><text x="24" y="64" font-size="40" font-weight="800" fill="#fff">SOMNAREX</text><text x="24" y="150" font-size="30" font-weight="700" fill="#24425c">10 mg</text><text x="24" y="190" font-size="22" fill="#55708a">30 film-coated tablets</text><rect x="24" y="226" width="150" height="10" rx="5" fill="#c5d2dd"/><rect x="24" y="248" width="190" height="10" rx="5" fill="#c5d2dd"/><text x="24" y="308" font-size="20" fill="#d64545" font-weight="700">Rx only</text></g>`,
  )
  return `<div style="position:relative;width:900px;height:1200px">${art}
    <div style="position:absolute;inset:70px 70px auto;color:#fff">
      <div style="font-size:30px;letter-spacing:6px;color:#8ec9f0;font-weight:600">CAN’T SLEEP? STRESSED?</div>
      <div style="font-size:92px;line-height:1;font-weight:900;margin-top:18px">NO DOCTOR.<br>NO QUESTIONS.</div>
    </div>
    <div style="position:absolute;left:70px;right:70px;bottom:70px;color:#fff">
      <div style="display:flex;gap:18px;font-size:30px;font-weight:700"><span style="background:#d64545;padding:12px 22px;border-radius:40px">30 pcs · 45</span><span style="background:#d64545;padding:12px 22px;border-radius:40px">90 pcs · 110</span><span style="background:#ffffff22;padding:12px 22px;border-radius:40px">24 h delivery 📦</span></div>
      <div style="font-size:44px;font-weight:800;margin-top:30px">💬 555-0162 “Dr. Nite”</div>
      <div style="font-size:24px;color:#a9c6dc;margin-top:8px">discreet envelope · pay on delivery · stronger ones on request</div>
    </div></div>`
}

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
  const art = svg(1200, 900, `${fade(0, 0, 1200, 900, '#efe6d8', '#d9c7ad')}<path d="M0 600H1200V900H0z" fill="#c9b394"/><path d="M0 600H1200v8H0z" fill="#fff" opacity=".25"/><rect x="830" y="90" width="240" height="300" rx="6" fill="#fffaf0"/><rect x="846" y="106" width="208" height="268" fill="#bcd4d2"/><path d="M846 330 q60 -70 110 -20 q40 -60 98 0 v64 h-208z" fill="#5f8f83"/><circle cx="1000" cy="160" r="24" fill="#f3d98b"/>${shoe}`)
  return `<div style="position:relative;width:1200px;height:900px">${art}<div style="position:absolute;left:50px;bottom:46px;display:flex;gap:14px;font-size:28px;font-weight:600;color:#3a2f22"><span style="background:#fffaf0;border-radius:30px;padding:10px 24px">Size 42</span><span style="background:#fffaf0;border-radius:30px;padding:10px 24px">worn twice</span><span style="background:#2f6f6a;color:#fff;border-radius:30px;padding:10px 24px">38</span></div></div>`
}

export const listings: Item[] = [
  {
    task: {
      id: 'sleep-flyer',
      content: { kind: 'image', src: 'media/sleep-flyer.png', alt: 'Flyer for sleeping tablets' },
      context: {
        caption: 'Sleep like a baby again 😴 DM me #sleep #relax #night',
        author: { name: 'dr.nite.shop', joined: '2026-09', followers: 612, posts: 38, violations: 1 },
        postedAt: on(15, '22:10'),
        market: 'US',
        reports: [{ reason: 'Sells drugs or medicine', count: 3 }],
        views: 4120,
      },
      signals: [
        { source: 'image-text', label: 'goods.prescription', title: 'Medicine offer in picture text', score: 0.83 },
        { source: 'image-safety 7', label: 'goods.drugs', title: 'Pills', score: 0.64 },
      ],
      queue: 'proactive',
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['goods.prescription'],
        rationale:
          'The box says “Rx only”, the flyer says “no doctor”, with prices and a number. A medicine, so not the label for illegal drugs.',
      },
    },
    make: async (studio, folder) =>
      writePicture(await studio.still(flyer(), 900, 1200), join(folder, 'media/sleep-flyer.png')),
  },
  {
    task: {
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
      signals: [{ source: 'brand-match', label: 'goods.counterfeit', title: 'Similar to a protected design', score: 0.41 }],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'Second-hand shoes without any brand; nothing suggests a copy. One report, low score.',
      },
    },
    make: async (studio, folder) =>
      writePicture(await studio.still(sneaker(), 1200, 900), join(folder, 'media/trainers-42.jpg')),
  },
]
