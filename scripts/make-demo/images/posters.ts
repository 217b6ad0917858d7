import { bust } from '../draw/bust.ts'
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

function lostDog(): string {
  const dog = `<g transform="translate(190 420)"><rect width="700" height="470" rx="14" fill="#a8cfe0"/><path d="M0 330h700v140H0z" fill="#8fbf7a"/><g transform="translate(150 50)"><path d="M60 420 Q40 250 130 220 L290 220 Q390 250 370 420Z" fill="#c98f4f"/><path d="M150 240 q60 40 120 0 l10 180 h-140z" fill="#f3e3c8"/><ellipse cx="210" cy="140" rx="112" ry="108" fill="#c98f4f"/><path d="M104 90 Q50 90 56 190 Q90 200 118 130Z" fill="#8a5a2b"/><path d="M316 90 Q370 90 364 190 Q330 200 302 130Z" fill="#8a5a2b"/><ellipse cx="210" cy="180" rx="62" ry="52" fill="#f3e3c8"/><ellipse cx="210" cy="158" rx="24" ry="17" fill="#2b2220"/><path d="M210 172 v18 q-22 22 -40 6 M210 190 q22 22 40 6" stroke="#2b2220" stroke-width="6" fill="none" stroke-linecap="round"/><circle cx="168" cy="118" r="14" fill="#2b2220"/><circle cx="252" cy="118" r="14" fill="#2b2220"/><circle cx="172" cy="113" r="5" fill="#fff"/><circle cx="256" cy="113" r="5" fill="#fff"/><path d="M132 232 q78 46 156 0" stroke="#d23a3a" stroke-width="18" fill="none"/><circle cx="210" cy="266" r="17" fill="#f2c14e"/></g></g>`
  const scene = svg(
    1080,
    1440,
    `${fade(0, 0, 1080, 1440, '#b9bcc0', '#8f9499')}${Array.from({ length: 16 }, (_, i) => `<path d="M0 ${i * 96}h1080" stroke="#7d8287" stroke-width="3"/>${Array.from({ length: 6 }, (_, k) => `<path d="M${k * 200 + (i % 2) * 100} ${i * 96}v96" stroke="#7d8287" stroke-width="3"/>`).join('')}`).join('')}<g transform="rotate(-2 540 720)"><rect x="134" y="134" width="820" height="1190" fill="#000" opacity=".25"/><rect x="124" y="120" width="820" height="1190" fill="#fffdf6"/>${dog}</g>`,
  )
  return stage(
    1080,
    1440,
    scene,
    `<div style="position:absolute;left:124px;width:820px;top:150px;text-align:center;transform:rotate(-2deg)"><div style="font:900 150px/1 'Noto Sans';color:#d23a3a">SE BUSCA</div><div style="font:700 44px 'Noto Sans';color:#333;margin-top:10px">Nube, 3 años, muy miedosa</div></div>`,
    `<div style="position:absolute;left:160px;width:820px;bottom:150px;text-align:center;transform:rotate(-2deg);color:#333;font:600 40px/1.4 'Noto Sans'">Se perdió el domingo junto al río.<br>No la persigas, por favor llama:<div style="font:900 92px 'Noto Sans';color:#111">555 0119</div>Marta y los niños</div>`,
  )
}

function trading(): string {
  const points = Array.from({ length: 40 }, (_, i) => [
    80 + i * 24,
    900 - i * i * 0.34 - Math.sin(i * 0.9) * 24,
  ])
  const line = points.map(([x, y]) => `${x} ${y}`).join('L')
  const chart = svg(
    1080,
    1350,
    `${fade(0, 0, 1080, 1350, '#0d1420', '#131f33')}${[420, 540, 660, 780, 900].map((y) => `<path d="M60 ${y}h960" stroke="#fff" stroke-opacity=".07" stroke-width="2"/>`).join('')}<path d="M80 960L${line}L1016 960Z" fill="#1fd49a" opacity=".16"/><path d="M${line}" stroke="#1fd49a" stroke-width="7" fill="none" stroke-linejoin="round"/><circle cx="1016" cy="${points[39]?.[1]}" r="14" fill="#1fd49a"/>${bust(760, 980, 1.15, { skin: '#c68a5b', hair: '#1d1b22', style: 'short', shirt: '#e9e4da', collar: 'jacket', glasses: true }, { mood: 'glad' })}`,
  )
  return stage(
    1080,
    1350,
    chart,
    `<div style="position:absolute;left:70px;top:70px;color:#fff"><div style="font:600 32px 'Noto Sans';color:#8fa3bf">Cartera · Método Diamante 💎</div><div style="font:900 120px/1.1 'Noto Sans'">48.912,07</div><div style="font:800 52px 'Noto Sans';color:#1fd49a">▲ +4.812 % en 9 días</div></div>`,
    `<div style="position:absolute;left:70px;bottom:70px;width:700px;color:#fff;font:700 38px/1.4 'Noto Sans'"><div style="background:#1fd49a;color:#06281c;border-radius:20px;padding:20px 28px;font-weight:900;font-size:46px;margin-bottom:20px">GANANCIA GARANTIZADA</div>Pon 200, retira 9.000. Sin riesgo.<br>Quedan 7 plazas → WhatsApp 555 0173</div>`,
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
  picture(
    {
      id: 'nube',
      content: { kind: 'image', src: 'media/nube.jpg', alt: 'Cartel pegado en un muro' },
      context: {
        caption: 'Compartid, por favor. Los niños no duermen.',
        author: { name: 'marta.rio', joined: '2021-05', followers: 230, posts: 318, violations: 0 },
        postedAt: on(16, '21:40'),
        market: 'ES',
        reports: [{ reason: 'Datos personales', count: 1 }],
        views: 8800,
      },
      signals: [
        {
          source: 'pii-finder',
          label: 'privacy.contact-data',
          title: 'Telephone number in picture',
          score: 0.96,
        },
      ],
      language: 'es',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'The family publishes its own number to find its dog: the policy’s own counter-example.',
      },
    },
    { width: 1080, height: 1440 },
    lostDog,
  ),
  picture(
    {
      id: 'metodo-diamante',
      content: { kind: 'image', src: 'media/metodo-diamante.png' },
      context: {
        caption: 'Yo también dudaba 😅 hoy viajo con mi familia. Escríbeme “DIAMANTE”.',
        author: {
          name: 'Iván | Libertad Financiera',
          joined: '2026-07',
          followers: 14_300,
          posts: 402,
          violations: 1,
        },
        postedAt: on(17, '13:05'),
        market: 'MX',
        reports: [{ reason: 'Fraude', note: 'Mi madre perdió sus ahorros con ellos.', count: 9 }],
        views: 20_750,
      },
      signals: [
        { source: 'image-text', label: 'fraud.money-scheme', title: 'Guaranteed return', score: 0.95 },
      ],
      language: 'es',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.money-scheme'],
        rationale:
          'Guaranteed, riskless, 45-fold return with a private contact. Reports describe real losses.',
      },
    },
    { width: 1080, height: 1350 },
    trading,
  ),
]
