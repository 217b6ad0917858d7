import { fade, svg } from '../draw/colour.ts'
import { figure } from '../draw/figure.ts'
import { stage } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

const cake = (x: number, y: number, cream: string, base: string) =>
  `<g transform="translate(${x} ${y})"><ellipse cx="110" cy="176" rx="128" ry="18" fill="#000" opacity=".14"/><ellipse cx="110" cy="168" rx="126" ry="16" fill="#fff"/><path d="M20 70h180v80q0 16 -90 16t-90 -16z" fill="${base}"/><path d="M14 64 q0 -34 96 -34 t96 34 q2 22 -14 22 q-14 26 -28 2 q-18 24 -34 0 q-16 30 -34 2 q-18 22 -32 -4 q-18 16 -30 -2 q-22 4 -20 -20z" fill="${cream}"/>${[50, 84, 118, 152].map((cx, i) => `<circle cx="${cx + 8}" cy="${36 - (i % 2) * 6}" r="13" fill="#d9394a"/><path d="M${cx + 8} ${24 - (i % 2) * 6} q6 -14 14 -12" stroke="#4f7d3a" stroke-width="3" fill="none"/>`).join('')}</g>`

function cakeFair(): string {
  const bunting = Array.from(
    { length: 13 },
    (_, i) =>
      `<path d="M${i * 90 - 30} ${40 + Math.sin((i / 12) * Math.PI) * 60} h70 l-35 70z" fill="${['#e2703a', '#2b8a8a', '#f2c14e', '#d46a8a'][i % 4]}"/>`,
  ).join('')
  const scene = svg(
    1080,
    1350,
    `${fade(0, 0, 1080, 1350, '#fdf3e1', '#f8dcc0')}${bunting}<path d="M0 1010h1080v340H0z" fill="#2b8a8a"/>${Array.from({ length: 14 }, (_, i) => `<path d="M${i * 80} 1010h40v340h-40z" fill="#fff" opacity=".16"/>`).join('')}${cake(120, 840, '#fff7ef', '#c98a4b')}${cake(430, 826, '#f7b9c4', '#7a4a2a')}${cake(740, 840, '#fff1b8', '#b5653a')}`,
  )
  return stage(
    1080,
    1350,
    scene,
    `<div style="position:absolute;left:80px;right:80px;top:240px;text-align:center;color:#7a2f1f"><div style="font:900 118px/1 'Noto Serif'">Feira de Bolos</div><div style="font:600 44px/1.5 'Noto Sans';color:#4a3a2f;margin-top:26px">Escola Básica de Vila Serena<br>sábado, 21 de novembro · das 14h às 18h</div><div style="font:800 38px 'Noto Sans';background:#e2703a;color:#fff;display:inline-block;padding:14px 34px;border-radius:40px;margin-top:36px">tudo para a biblioteca nova 📚</div></div>`,
  )
}

function boxingNight(): string {
  const fighter = (x: number, top: string, facing: number, skin: string) =>
    figure(
      x,
      1180,
      800,
      {
        skin,
        hair: '#1d1b22',
        style: facing > 0 ? 'bald' : 'short',
        top: skin,
        legs: top,
        shoes: '#15151a',
        shorts: true,
        gloves: top,
      },
      {
        leftArm: facing > 0 ? [40, 120] : [-70, -130],
        rightArm: facing > 0 ? [70, 130] : [-40, -120],
        leftLeg: [-14, -6],
        rightLeg: [14, 6],
        lean: facing * 5,
      },
      facing,
    )
  const scene = svg(
    1080,
    1350,
    `${fade(0, 0, 1080, 1350, '#230d0d', '#5a1512')}<path d="M540 -100 L-100 1350 H1180Z" fill="#ffb14a" opacity=".14"/><circle cx="540" cy="760" r="420" fill="#e9a13a" opacity=".28"/><rect y="1120" width="1080" height="230" fill="#1a0a0a"/>${[1010, 1060].map((y) => `<path d="M0 ${y}h1080" stroke="#efe6d5" stroke-width="8" opacity=".4"/>`).join('')}${fighter(330, '#2f6fd0', 1, '#9a6540')}${fighter(750, '#d23a3a', -1, '#e0ac7e')}`,
  )
  return stage(
    1080,
    1350,
    scene,
    `<div style="position:absolute;left:0;right:0;top:56px;text-align:center;color:#ffe9c4"><div style="font:900 116px/1 'Noto Sans'">FIGHT NIGHT</div><div style="font:700 38px 'Noto Sans';letter-spacing:8px;margin-top:16px">HARWICK SPORTS HALL · 28 NOV</div></div>`,
    `<div style="position:absolute;left:0;right:0;bottom:50px;display:flex;justify-content:space-around;color:#fff;font:900 50px 'Noto Sans'"><span>ODELL</span><span style="color:#e9a13a">VS</span><span>MARSH</span></div>`,
  )
}

function concert(): string {
  const oud = `<g transform="translate(520 800) rotate(-32)"><ellipse cx="0" cy="150" rx="190" ry="230" fill="#8a4b24"/><ellipse cx="0" cy="150" rx="170" ry="210" fill="#b56b35"/><rect x="-34" y="-330" width="68" height="320" fill="#3a2116"/><path d="M-34 -330 l-60 -110 h60 l28 90z" fill="#2a160e"/><circle cx="0" cy="70" r="56" fill="#2a160e"/><circle cx="0" cy="70" r="44" fill="none" stroke="#e9c46a" stroke-width="5" stroke-dasharray="8 6"/>${[-18, -9, 0, 9, 18].map((x) => `<path d="M${x} -320V260" stroke="#f5e6c0" stroke-width="2"/>`).join('')}<rect x="-70" y="250" width="140" height="18" fill="#2a160e"/></g>`
  const star = (x: number, y: number, r: number) =>
    `<path d="M${x} ${y - r} L${x + r * 0.3} ${y - r * 0.3} L${x + r} ${y} L${x + r * 0.3} ${y + r * 0.3} L${x} ${y + r} L${x - r * 0.3} ${y + r * 0.3} L${x - r} ${y} L${x - r * 0.3} ${y - r * 0.3}Z" fill="#f5d78a"/>`
  const scene = svg(
    1080,
    1440,
    `${fade(0, 0, 1080, 1440, '#0d2a4a', '#41205c')}<circle cx="850" cy="250" r="130" fill="#f5d78a"/><circle cx="800" cy="220" r="120" fill="#143152"/>${star(180, 190, 26)}${star(420, 120, 16)}${star(620, 300, 20)}${star(120, 520, 14)}${star(960, 560, 18)}<path d="M0 1120 q90 -120 180 0 v-90 q60 -80 120 0 v90 q120 -200 240 0 v-70 q50 -70 100 0 v70 q100 -150 200 0 q120 -120 240 0 v340H0z" fill="#0a1a30" opacity=".75"/>${oud}`,
  )
  return stage(
    1080,
    1440,
    scene,
    `<div dir="rtl" style="position:absolute;right:80px;left:80px;top:370px;color:#fff"><div style="font:900 96px/1.3 'Noto Kufi Arabic'">ليلة العود</div><div style="font:600 42px/1.7 'Noto Kufi Arabic';color:#f5d78a">أمسية موسيقية لفرقة «نسيم»</div></div>`,
    `<div dir="rtl" style="position:absolute;right:80px;left:80px;bottom:80px;color:#fff;font:600 40px/1.8 'Noto Kufi Arabic'">الخميس ٢٦ نوفمبر · الساعة الثامنة مساءً<br>حديقة النخيل · الدخول مجاني للأطفال</div>`,
  )
}

export const posters: Item[] = [
  picture(
    {
      id: 'feira-de-bolos',
      content: { kind: 'image', src: 'media/feira-de-bolos.webp', alt: 'Cartaz de uma feira de bolos' },
      context: {
        caption: 'Apareçam! 🍰 Precisamos de mais dois fornos, se alguém puder emprestar.',
        author: {
          name: 'Pais da EB Vila Serena',
          joined: '2017-10',
          followers: 420,
          posts: 233,
          violations: 0,
        },
        postedAt: on(14, '18:30'),
        market: 'PT',
        reports: [{ reason: 'Spam', count: 1 }],
        views: 690,
      },
      signals: [
        { source: 'image-text', label: 'integrity.bulk-spam', title: 'Event advertising', score: 0.52 },
      ],
      language: 'pt',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'A school fair, posted once on the parents’ own page.',
      },
    },
    { width: 1080, height: 1350 },
    cakeFair,
  ),
  picture(
    {
      id: 'fight-night',
      content: { kind: 'image', src: 'media/fight-night.avif', alt: 'Boxing poster' },
      context: {
        caption: 'Tickets at the door. Somebody is going DOWN 🥊🔥',
        author: {
          name: 'Harwick Boxing Club',
          joined: '2015-01',
          followers: 5150,
          posts: 904,
          violations: 0,
        },
        postedAt: on(12, '20:00'),
        market: 'GB',
        reports: [{ reason: 'Violence', count: 2 }],
        views: 3320,
      },
      signals: [{ source: 'image-safety 7', label: 'violence.fight', title: 'Physical fight', score: 0.86 }],
      language: 'en',
      severity: 2,
      expected: { verdict: 'no-violation', rationale: 'Regulated sport, advertised by the club itself.' },
    },
    { width: 1080, height: 1350 },
    boxingNight,
  ),
  picture(
    {
      id: 'oud-night',
      content: { kind: 'image', src: 'media/oud-night.png' },
      context: {
        caption: 'نراكم يوم الخميس 🌙🎶',
        author: { name: 'فرقة نسيم', joined: '2020-03', followers: 7900, posts: 412, violations: 0 },
        postedAt: on(16, '15:00'),
        market: 'MA',
        reports: [{ reason: 'محتوى مزعج', count: 1 }],
        views: 2210,
      },
      signals: [
        {
          source: 'image-text',
          label: 'violence.extremism',
          title: 'Script and night scene near a listed poster',
          score: 0.47,
        },
      ],
      queue: 'proactive',
      language: 'ar',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale:
          'A concert with date, band and free entry for children. The detector reacts to style, not to content.',
      },
    },
    { width: 1080, height: 1440 },
    concert,
  ),
]
