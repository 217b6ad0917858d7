import { bust } from '../draw/bust.ts'
import { fade, svg } from '../draw/colour.ts'
import { stage } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

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

export const notices: Item[] = [
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
