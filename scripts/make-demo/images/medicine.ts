import { fade, shade, svg } from '../draw/colour.ts'
import { stage } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

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

/** A drawn step of a first-aid sheet. */
function step(index: number, title: string, text: string, art: string): string {
  return `<div style="width:300px;background:#fff;border-radius:22px;overflow:hidden;border:3px solid #dbe6e4">
    ${svg(300, 240, art)}
    <div style="padding:16px 20px 22px"><div style="font:800 24px 'Noto Sans';color:#15605a"><span style="display:inline-block;width:36px;height:36px;border-radius:18px;background:#15605a;color:#fff;text-align:center;line-height:36px;margin-right:10px">${index}</span>${title}</div><div style="font:500 19px/1.4 'Noto Sans';color:#44544f;margin-top:10px">${text}</div></div></div>`
}

const arm = `<path d="M-10 130 Q120 92 214 112 Q262 116 284 96 Q300 92 296 110 Q284 132 300 140 Q302 152 276 150 Q240 168 200 160 Q100 160 -10 190Z" fill="#e0ac7e"/>`
const wound = `<path d="M112 124 q20 -10 44 4" stroke="#b23a3a" stroke-width="9" stroke-linecap="round" fill="none"/>`

function firstAid(): string {
  const sky = fade(0, 0, 300, 240, '#e6f3f1', '#cfe5e2')
  const water = [0, 1, 2, 3]
    .map(
      (i) =>
        `<path d="M${118 + i * 10} 20 q6 40 0 84" stroke="#6db7e0" stroke-width="5" fill="none" stroke-linecap="round"/>`,
    )
    .join('')
  const pad = `<rect x="92" y="96" width="86" height="56" rx="8" fill="#fff" stroke="#cdd8d6" stroke-width="3" transform="rotate(4 130 120)"/><path d="M135 108v32M119 124h32" stroke="#d64545" stroke-width="9"/>`
  const wrap = [0, 1, 2, 3, 4]
    .map(
      (i) =>
        `<path d="M${90 + i * 20} 98 q12 34 -2 66" stroke="#fbfaf5" stroke-width="22" fill="none"/><path d="M${100 + i * 20} 98 q12 34 -2 66" stroke="#d9d4c6" stroke-width="2" fill="none"/>`,
    )
    .join('')
  return stage(
    1080,
    900,
    `<div style="position:absolute;inset:0;background:#f1f7f6"></div>`,
    `<div style="position:absolute;left:60px;top:52px"><div style="font:900 58px 'Noto Sans';color:#15605a">Cuts: what to do first</div><div style="font:500 26px 'Noto Sans';color:#5d6f6a;margin-top:6px">Brinmouth Voluntary Ambulance · learn it before you need it</div></div>`,
    `<div style="position:absolute;left:60px;top:220px;display:flex;gap:30px">${step(1, 'Rinse', 'Cool, clean water for several minutes.', `${sky}${arm}${wound}${water}`)}${step(2, 'Press', 'A clean pad. Press firmly and hold the arm up.', `${sky}${arm}${pad}`)}${step(3, 'Wrap', 'Not too tight: fingers stay warm and pink.', `${sky}${arm}${wrap}`)}</div>`,
    `<div style="position:absolute;left:60px;right:60px;bottom:50px;background:#15605a;color:#fff;border-radius:18px;padding:22px 30px;font:700 28px 'Noto Sans'">Bleeding does not stop after ten minutes? Call the emergency number.</div>`,
  )
}

function saltDrops(): string {
  const bottle = svg(
    1080,
    1350,
    `${fade(0, 0, 1080, 1350, '#fff4d6', '#ffd9a0')}${Array.from({ length: 18 }, (_, i) => `<path d="M540 640 L${540 + Math.sin((i * Math.PI) / 9 - 0.09) * 1200} ${640 + Math.cos((i * Math.PI) / 9 - 0.09) * 1200} L${540 + Math.sin((i * Math.PI) / 9 + 0.09) * 1200} ${640 + Math.cos((i * Math.PI) / 9 + 0.09) * 1200}Z" fill="#fff" opacity=".35"/>`).join('')}
    <ellipse cx="540" cy="930" rx="210" ry="34" fill="#000" opacity=".18"/>
    <path d="M500 420h80v70h-80z" fill="#2d2a32"/><path d="M516 350 q24 -60 48 0 v70 h-48z" fill="#3f3b45"/>
    <path d="M410 600 Q410 520 500 490h80Q670 520 670 600V890q0 34 -34 34H444q-34 0 -34 -34z" fill="#7b4b1d"/><path d="M430 610 Q432 540 500 514 v396 h-50 q-20 0 -20 -20z" fill="#a86a2c" opacity=".7"/>
    <rect x="410" y="630" width="260" height="210" fill="#fffbef"/><text x="540" y="700" font-size="46" font-weight="900" text-anchor="middle" fill="#b23a3a">SAL-VIE</text><text x="540" y="746" font-size="26" text-anchor="middle" fill="#5b4a33">gouttes de sel marin</text><path d="M540 764 q26 34 0 54 q-26 -20 0 -54z" fill="#5aa9d6"/>`,
  )
  return stage(
    1080,
    1350,
    bottle,
    `<div style="position:absolute;left:60px;right:60px;top:60px;text-align:center;font:900 74px/1.08 'Noto Sans';color:#8c2415">LA FIÈVRE DE MARL<br>SE GUÉRIT EN 3 JOURS</div>`,
    `<div style="position:absolute;left:60px;right:60px;top:250px;text-align:center;font:700 36px 'Noto Sans';color:#4a3520">ce que votre médecin ne vous dira jamais</div>`,
    `<div style="position:absolute;left:70px;right:70px;bottom:70px;background:#8c2415;color:#fff;border-radius:26px;padding:30px 40px;font:700 36px/1.45 'Noto Sans'">❌ Jetez vos comprimés<br>💧 20 gouttes, matin et soir, aussi pour les bébés<br>📲 Partagez avant que ce soit supprimé !</div>`,
  )
}

export const medicine: Item[] = [
  picture(
    {
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
        {
          source: 'image-text',
          label: 'goods.prescription',
          title: 'Medicine offer in picture text',
          score: 0.83,
        },
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
    { width: 900, height: 1200 },
    flyer,
  ),
  picture(
    {
      id: 'cuts-first',
      content: { kind: 'image', src: 'media/cuts-first.png', alt: 'First-aid sheet in three steps' },
      context: {
        caption: 'Print it, put it in the kitchen. Free courses every Thursday.',
        author: {
          name: 'Brinmouth Voluntary Ambulance',
          joined: '2016-02',
          followers: 9400,
          posts: 1310,
          violations: 0,
        },
        postedAt: on(13, '09:00'),
        market: 'GB',
        reports: [{ reason: 'Graphic content', count: 1 }],
        views: 5210,
      },
      signals: [{ source: 'image-safety 7', label: 'violence.graphic', title: 'Injury', score: 0.81 }],
      queue: 'proactive',
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'A drawn first-aid sheet. Medical teaching is a counter-example of graphic violence.',
      },
    },
    { width: 1080, height: 900 },
    firstAid,
  ),
  picture(
    {
      id: 'gouttes-de-sel',
      content: { kind: 'image', src: 'media/gouttes-de-sel.jpg' },
      context: {
        caption: 'Ma cousine a tout arrêté et elle va MIEUX 🙏 #naturel #santé',
        author: { name: 'Sylvie Bien-Être', joined: '2023-09', followers: 22_700, posts: 860, violations: 2 },
        postedAt: on(16, '06:50'),
        market: 'FR',
        reports: [{ reason: 'Fausse information sur la santé', count: 21 }],
        views: 61_000,
      },
      signals: [
        {
          source: 'claim-match',
          label: 'integrity.harmful-claim',
          title: 'Matches a claim rated false (Marl fever, salt drops)',
          score: 0.93,
        },
      ],
      language: 'fr',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['integrity.harmful-claim'],
        rationale:
          'A cure rated false, with the advice to throw away tablets and to give it to babies: harm within days.',
      },
    },
    { width: 1080, height: 1350 },
    saltDrops,
  ),
]
