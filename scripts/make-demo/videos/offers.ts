import { bust, type Look } from '../draw/bust.ts'
import { fade, svg } from '../draw/colour.ts'
import { caption, stage, sticker } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

const guru: Look = {
  skin: '#9a6540',
  hair: '#1d1b22',
  style: 'short',
  shirt: '#f0ece2',
  collar: 'shirt',
  beard: true,
}

function guruFrame({ t, seconds, mouth, blink }: Moment): string {
  const pool = `${fade(0, 0, 720, 1280, '#7ec3ee', '#dff1f8')}<path d="M0 470h720v130H0z" fill="#f4efe6"/><rect x="40" y="250" width="300" height="240" fill="#fff"/><rect x="60" y="280" width="110" height="210" fill="#9cc3d8"/><rect x="190" y="280" width="130" height="110" fill="#9cc3d8"/><path d="M20 250h340v-30H20z" fill="#d9d4ca"/><rect y="590" width="720" height="690" fill="#3fb3d0"/>${[0, 1, 2, 3, 4].map((i) => `<path d="M${-80 + ((t * 30 + i * 90) % 120)} ${660 + i * 70} q60 -18 120 0t120 0t120 0t120 0t120 0t120 0t120 0" stroke="#fff" stroke-opacity=".4" stroke-width="7" fill="none"/>`).join('')}<path d="M610 470 q10 -150 -20 -240" stroke="#8a6b4c" stroke-width="18" fill="none"/>${[-70, -30, 20, 60, 110].map((turn) => `<path d="M590 230 q${Math.sin(turn / 40) * 80} -70 ${Math.sin(turn / 40) * 160} ${20 - Math.cos(turn / 60) * 40}" stroke="#4f9a5b" stroke-width="22" fill="none" stroke-linecap="round"/>`).join('')}`
  const coins = Array.from({ length: 9 }, (_, i) => {
    const y = ((t * 190 + i * 160) % 1400) - 80
    const squash = Math.cos(t * 4 + i)
    return `<ellipse cx="${40 + ((i * 271) % 650)}" cy="${y}" rx="${Math.abs(squash) * 26 + 3}" ry="26" fill="#f2c14e" stroke="#c9912b" stroke-width="5"/>`
  }).join('')
  const scene = svg(
    720,
    1280,
    `${pool}${coins}${bust(95, 590, 2.65, guru, { mouth: mouth('Homem') * 1.1, blink, mood: 'glad', tilt: Math.sin(t * 1.6) * 3 })}`,
  )
  const words =
    t < seconds * 0.35
      ? 'De 300 para 12.000 em 8 dias 🤑'
      : t < seconds * 0.7
        ? 'RISCO ZERO. GARANTIDO.'
        : 'comenta MOEDA 👇'
  return stage(
    720,
    1280,
    scene,
    caption(words, 120, 62, '#ffe14a'),
    sticker('só restam 5 vagas ⏳', 190, 1170, 40, '#e2403a'),
  )
}

function labelsFrame({ t, seconds }: Moment): string {
  const feed = (t * 60) % 130
  const roll = Array.from({ length: 13 }, (_, row) =>
    [0, 1, 2]
      .map(
        (i) =>
          `<g transform="translate(${120 + i * 165} ${row * 130 - 200 + feed})"><rect width="150" height="112" rx="6" fill="#1d1b22"/><rect x="6" y="6" width="138" height="100" rx="4" fill="none" stroke="#d8b35a" stroke-width="2"/><text x="75" y="56" text-anchor="middle" font-family="Noto Serif" font-size="30" font-weight="700" fill="#d8b35a" letter-spacing="3">VELORA</text><text x="75" y="86" text-anchor="middle" font-size="14" fill="#d8b35a">MADE IN ITALY</text></g>`,
      )
      .join(''),
  ).join('')
  const press = Math.max(0, Math.sin(t * 5)) * 60
  const stamp = `<g transform="translate(0 ${press})"><rect x="250" y="520" width="220" height="120" rx="14" fill="#6b7780"/><rect x="280" y="640" width="160" height="40" fill="#c9a24a"/><rect x="330" y="120" width="60" height="400" fill="#4f5a63"/></g>`
  const boxes = `<g transform="translate(0 1000)">${[0, 1, 2].map((i) => `<rect x="${20 + i * 235}" y="${i % 2 ? 30 : 60}" width="215" height="240" rx="8" fill="#c99a68"/><path d="M${20 + i * 235} ${i % 2 ? 100 : 130}h215" stroke="#a87c4d" stroke-width="10"/><text x="${128 + i * 235}" y="200" text-anchor="middle" font-size="36" font-weight="800" fill="#5b432d">×500</text>`).join('')}</g>`
  const scene = svg(
    720,
    1280,
    `${fade(0, 0, 720, 1280, '#4b4f57', '#2b2e35')}<rect x="96" width="528" height="1280" fill="#f4ecd8"/>${roll}<rect x="60" width="36" height="1280" fill="#383c44"/><rect x="624" width="36" height="1280" fill="#383c44"/>${stamp}${boxes}`,
  )
  const words = t < seconds * 0.5 ? 'ملصقات «أصلية» لأي ماركة 🏷️' : 'توصيل خلال يومين 📦 5550177'
  return stage(720, 1280, scene, caption(words, 60, 54))
}

const trainer: Look = {
  skin: '#e0ac7e',
  hair: '#22262c',
  style: 'cap',
  shirt: '#1f2a35',
  collar: 'round',
  beard: false,
}

function capsulesFrame({ t, seconds, mouth, blink }: Moment): string {
  const rack = `${fade(0, 0, 720, 1280, '#39424c', '#20262d')}${[0, 1, 2].map((row) => `<rect x="0" y="${240 + row * 150}" width="720" height="14" fill="#5c6873"/>${Array.from({ length: 6 }, (_, i) => `<g transform="translate(${20 + i * 122} ${206 + row * 150})"><rect x="26" y="10" width="40" height="12" fill="#8d979f"/><rect width="28" height="32" rx="7" fill="#14181c"/><rect x="64" width="28" height="32" rx="7" fill="#14181c"/></g>`).join('')}`).join('')}<path d="M0 760h720v520H0z" fill="#2a2f36"/>`
  const show = Math.min(1, Math.max(0, (t - 2.5) / 0.8))
  const bottle = `<g transform="translate(530 ${1280 - show * 420}) rotate(${Math.sin(t * 3) * 4})"><rect x="-80" y="-40" width="160" height="60" rx="12" fill="#22262c"/><rect x="-96" y="16" width="192" height="280" rx="24" fill="#f07a1f"/><rect x="-96" y="70" width="192" height="150" fill="#fff"/><text y="118" text-anchor="middle" font-size="34" font-weight="900" fill="#22262c">TESTOREX</text><text y="154" text-anchor="middle" font-size="24" fill="#555">25 mg · 60</text><text y="194" text-anchor="middle" font-size="20" font-weight="700" fill="#c0201f">venta con receta</text></g>`
  const scene = svg(
    720,
    1280,
    `${rack}${bust(20, 630, 2.5, trainer, { mouth: mouth('Hombre'), blink, mood: 'glad', tilt: Math.sin(t * 1.3) * 3, gaze: show > 0.5 && Math.sin(t) > 0 ? 0.7 : 0 })}${bottle}`,
  )
  const words =
    t < seconds * 0.4
      ? '+9 kg en 6 semanas 💪'
      : t < seconds * 0.75
        ? 'me sobran 12 botes'
        : '45 el bote, sin receta 📩'
  return stage(720, 1280, scene, caption(words, 96, 62))
}

export const offerClips: Item[] = [
  clipItem(
    {
      id: 'moeda-do-dia',
      content: { kind: 'video', src: 'media/moeda-do-dia.mp4' },
      context: {
        caption: 'Larga o emprego 😎 comenta MOEDA #liberdade #rendaextra',
        author: { name: 'kaique.cripto', joined: '2026-05', followers: 88_400, posts: 520, violations: 1 },
        postedAt: on(16, '20:20'),
        market: 'BR',
        reports: [{ reason: 'Golpe', count: 31 }],
        transcript: 'media/moeda-do-dia.vtt',
        views: 410_000,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'fraud.money-scheme',
          title: 'Lucro garantido',
          score: 0.92,
          ranges: [{ startSeconds: 0, endSeconds: 11 }],
        },
        {
          source: 'account-behaviour',
          label: 'integrity.bulk-spam',
          title: 'Same video on 9 accounts',
          score: 0.8,
        },
      ],
      language: 'pt',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.money-scheme'],
        rationale:
          'Guaranteed fortyfold gain without risk, closed group. Nine accounts share it, so escalating to investigations is right too.',
      },
    },
    {
      width: 720,
      height: 1280,
      fps: 12,
      music: 'bright',
      crf: 30,
      lines: [
        { by: voice.portuguese, says: 'Trezentos viraram doze mil em oito dias. Risco zero, eu garanto.' },
        { by: voice.portuguese, says: 'Você só deposita, o robô trabalha e eu pago todo dia.' },
        { by: voice.portuguese, says: 'Comenta moeda, que eu mando o grupo. Só restam cinco vagas.' },
      ],
      draw: guruFrame,
    },
  ),
  clipItem(
    {
      id: 'label-press',
      content: { kind: 'video', src: 'media/label-press.mp4' },
      context: {
        caption: 'جملة فقط 📦 جودة ١٠٠٪ مثل الأصل',
        author: { name: 'ورشة الملصقات', joined: '2025-06', followers: 1900, posts: 64, violations: 0 },
        postedAt: on(15, '09:40'),
        market: 'TN',
        reports: [{ reason: 'منتجات مقلدة', count: 2 }],
        transcript: 'media/label-press.vtt',
        views: 5200,
      },
      signals: [
        {
          source: 'brand-match',
          label: 'goods.counterfeit',
          title: 'Brand labels without goods',
          score: 0.76,
          ranges: [{ startSeconds: 0, endSeconds: 8 }],
        },
      ],
      language: 'ar',
      severity: 1,
      expected: {
        verdict: 'violation',
        labels: ['goods.counterfeit'],
        rationale: 'A workshop sells another firm’s labels by the roll, “for any brand”.',
      },
    },
    {
      width: 720,
      height: 1280,
      fps: 12,
      crf: 30,
      noiseGain: 0.35,
      lines: [
        { by: voice.arabic, says: 'ملصقات أصلية لأي ماركة تريدها، بالجملة وبالكيلو.' },
        { by: voice.arabic, says: 'لا أحد يعرف الفرق. التوصيل خلال يومين.' },
      ],
      draw: labelsFrame,
    },
  ),
  clipItem(
    {
      id: 'gym-locker',
      content: { kind: 'video', src: 'media/gym-locker.mp4' },
      context: {
        caption: 'solo para serios. privado 📩 #gym #volumen',
        author: { name: 'dani.hierro', joined: '2023-02', followers: 6700, posts: 410, violations: 0 },
        postedAt: on(17, '10:55'),
        market: 'CO',
        reports: [{ reason: 'Venta de medicamentos', count: 1 }],
        transcript: 'media/gym-locker.vtt',
        views: 12_900,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'goods.age-restricted',
          title: 'Supplements',
          score: 0.46,
          ranges: [{ startSeconds: 3, endSeconds: 10 }],
        },
      ],
      language: 'es',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['goods.prescription'],
        rationale:
          'The bottle says “venta con receta”, he sells it without. The machine took it for a supplement.',
      },
    },
    {
      width: 720,
      height: 1280,
      fps: 12,
      music: 'tense',
      crf: 30,
      lines: [
        { by: voice.spanishMan, says: 'Nueve kilos en seis semanas, y me lo preguntáis todos.' },
        {
          by: voice.spanishMan,
          says: 'Me sobran doce botes de esto. En la farmacia os piden receta. Yo no.',
        },
        { by: voice.spanishMan, says: 'Cuarenta y cinco el bote. Por privado.' },
      ],
      draw: capsulesFrame,
    },
  ),
]
