import { bust, type Look } from '../draw/bust.ts'
import { fade, shade, svg } from '../draw/colour.ts'
import { caption, stage, sticker, subtitle } from '../draw/lettering.ts'
import { kitchen } from '../draw/room.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

const ease = (value: number) => {
  const share = Math.max(0, Math.min(1, value))
  return share * share * (3 - 2 * share)
}

/** A forearm with a hand, the hand's middle at x, y, coming from below. */
function handAt(x: number, y: number, turn: number, skin: string, sleeve: string, flip = 1): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${flip} 1)"><path d="M-34 30 L-46 420 H46 L34 30Z" fill="${skin}"/><path d="M-46 170 L-56 440 H56 L46 170Z" fill="${sleeve}"/><path d="M-40 -10 Q-44 -56 -26 -60 Q-14 -60 -14 -36 Q-10 -70 4 -68 Q16 -66 12 -32 Q22 -58 34 -50 Q44 -42 36 -8 Q38 40 0 44 Q-36 44 -40 -10Z" fill="${skin}"/><path d="M-38 2 Q-66 -14 -60 -32 Q-50 -44 -30 -22" fill="${skin}"/><path d="M-14 -36 V-10 M12 -32 V-8" stroke="${shade(skin, -0.15)}" stroke-width="4" stroke-linecap="round"/></g>`
}

function unboxFrame({ t, seconds, cue }: Moment): string {
  const open = ease((t - 3.5) / 1.5)
  const lift = ease((t - 6.5) / 2.2)
  const steam =
    t > seconds - 5
      ? [0, 1, 2]
          .map(
            (i) =>
              `<path d="M${1000 + i * 34} ${420 - ((t * 40 + i * 30) % 90)} q-14 -24 0 -46 q14 -22 0 -46" stroke="#fff" stroke-opacity=".5" stroke-width="9" fill="none" stroke-linecap="round"/>`,
          )
          .join('')
      : ''
  const tin = `<g transform="translate(640 ${560 - lift * 250})"><path d="M-90 -150h180v160q-90 30 -180 0z" fill="#2f6f6a"/><ellipse cy="-150" rx="90" ry="24" fill="#3f8a84"/><ellipse cy="-154" rx="90" ry="24" fill="#c9a24a"/><rect x="-62" y="-112" width="124" height="92" rx="8" fill="#f4ecd8"/><text y="-70" text-anchor="middle" font-size="30" font-family="Noto Serif" font-weight="700" fill="#2f4a3f">SENCHA</text><text y="-40" text-anchor="middle" font-size="19" fill="#7a6a4a">first flush · 50 g</text><path d="M-70 -140v130" stroke="#fff" stroke-opacity=".25" stroke-width="10"/></g>`
  const box = `<path d="M420 440h440l30 220H390z" fill="#b98a58"/><path d="M420 440h440l6 44H414z" fill="#8a6238"/>`
  const front = `<path d="M398 520h484l12 150H388z" fill="#c99a68"/><rect x="560" y="560" width="160" height="70" rx="6" fill="#f4ecd8"/><text x="640" y="604" text-anchor="middle" font-size="26" font-weight="800" fill="#5b432d">TEA · FRAGILE</text>`
  const flaps = `<path d="M420 440 L${420 - 120 * open} ${440 - 90 * Math.sin(open * 2.4)} L${640 - 260 * open} ${440 - 120 * Math.sin(open * 2.2)} L640 440Z" fill="#d6aa78"/><path d="M860 440 L${860 + 120 * open} ${440 - 90 * Math.sin(open * 2.4)} L${640 + 260 * open} ${440 - 120 * Math.sin(open * 2.2)} L640 440Z" fill="#cfa06c"/>`
  const cup =
    t > seconds - 6
      ? `<path d="M960 440h150v70q0 60 -75 60t-75 -60z" fill="#fff"/><path d="M1108 460q52 0 40 44q-10 26 -46 22" stroke="#fff" stroke-width="14" fill="none"/><ellipse cx="1035" cy="442" rx="74" ry="15" fill="#a9b85a"/>`
      : ''
  const grip = lift > 0.02 ? [540, 740] : [450 + open * -60, 830 + open * 60]
  const gripY = lift > 0.02 ? 520 - lift * 250 : 440 - open * 40
  const scene = svg(
    1280,
    720,
    `${kitchen('#dfe7dc')}${box}${lift > 0.02 || open > 0.6 ? tin : ''}${front}${flaps}${cup}${steam}${handAt(grip[0] ?? 0, gripY, 24, '#c68a5b', '#7a5c99')}${handAt(grip[1] ?? 0, gripY, -24, '#c68a5b', '#7a5c99', -1)}`,
  )
  return stage(
    1280,
    720,
    scene,
    sticker('paid for by myself 🙂', 900, 40, 28, '#2f6f6a'),
    subtitle(cue?.text, 26, 32),
  )
}

const cook: Look = { skin: '#e0ac7e', hair: '#3a2a22', style: 'bun', shirt: '#b4453a', collar: 'round' }

function tortillaFrame({ t, seconds, mouth, blink }: Moment): string {
  const flip = Math.max(0, Math.sin(((t % 4) - 2.2) * 2.6)) * (t > 4 ? 1 : 0)
  const pan = `<g transform="translate(360 ${930 + flip * 20}) rotate(${flip * -8})"><ellipse cx="0" cy="24" rx="250" ry="60" fill="#22262b"/><ellipse cx="0" cy="8" rx="236" ry="48" fill="#3a4047"/><path d="M230 0 L470 -60 L478 -30 L240 40Z" fill="#22262b"/></g><g transform="translate(350 ${920 - flip * 260}) rotate(${flip * 170})"><ellipse rx="190" ry="${40 - flip * 8}" fill="#e6b64a"/><ellipse cy="-10" rx="184" ry="${36 - flip * 8}" fill="#f2cf6e"/><path d="M-120 -16q30 -10 60 0M20 -22q40 -8 80 4M-50 4q40 8 90 0" stroke="#c98f2b" stroke-width="9" fill="none" stroke-linecap="round"/></g>`
  const scene = svg(
    720,
    1280,
    `<g transform="translate(-260 0) scale(1.25)">${kitchen('#f2ddc8')}</g><rect y="880" width="720" height="400" fill="#b98a58"/>${bust(130, 270, 2.3, cook, { mouth: mouth('Mujer'), blink, mood: 'glad', tilt: Math.sin(t * 1.4) * 3 })}<rect x="0" y="870" width="720" height="410" fill="#8d9296"/><rect y="870" width="720" height="16" fill="#b5babd"/>${pan}`,
  )
  const words =
    t < 4
      ? 'Tortilla de la abuela 🥔🍳'
      : t < seconds - 4
        ? 'sin miedo… ¡y vuelta!'
        : '¿con o sin cebolla? 👇'
  return stage(720, 1280, scene, caption(words, 110, 60))
}

const chemist: Look = {
  skin: '#6f4529',
  hair: '#1d1b22',
  style: 'curly',
  shirt: '#f2f4f5',
  collar: 'jacket',
  glasses: true,
}

function labFrame({ t, seconds, mouth, cue, blink }: Moment): string {
  const mixed = ease((t - seconds * 0.45) / 3)
  const flask = (x: number, colour: string, level: number, bubbling: boolean) =>
    `<g transform="translate(${x} 600)"><path d="M-24 -190h48v70l62 130q10 34 -24 34h-124q-34 0 -24 -34l62 -130z" fill="#fff" fill-opacity=".35" stroke="#fff" stroke-width="5"/><path d="M${-30 - level * 26} ${-level * 66} h${60 + level * 52} l${34 - level * 20} ${level * 66 + 6}q8 30 -22 30h-114q-30 0 -24 -30z" fill="${colour}" opacity=".85"/>${bubbling ? [0, 1, 2, 3].map((i) => `<circle cx="${Math.sin(i * 3 + t) * 30}" cy="${20 - ((t * 50 + i * 24) % 80)}" r="${5 + i}" fill="#fff" opacity=".6"/>`).join('') : ''}</g>`
  const purple = `rgb(${Math.round(122 + mixed * 104)},${Math.round(66 - mixed * 20)},${Math.round(156 - mixed * 90)})`
  const board = `<rect x="60" y="50" width="560" height="300" rx="8" fill="#2f4a3f" stroke="#8a6b4c" stroke-width="14"/><g fill="#eef5ee" font-size="36" font-family="Noto Sans"><text x="100" y="120" font-weight="700">Red cabbage indicator</text><text x="100" y="186">pH 2  → red</text><text x="100" y="240">pH 7  → violet</text><text x="100" y="294">pH 10 → green</text></g>`
  const scene = svg(
    1280,
    720,
    `${fade(0, 0, 1280, 720, '#dbe6ea', '#bccbd2')}${board}${bust(790, 120, 1.9, chemist, { mouth: mouth('Teacher'), blink, mood: 'glad', gaze: -0.5, tilt: Math.sin(t) * 2 })}<rect y="630" width="1280" height="90" fill="#3f4c55"/><rect y="620" width="1280" height="16" fill="#5a6a75"/>${flask(240, '#7ab8e0', 0.6, false)}${flask(450, purple, 0.8, mixed > 0.1)}${flask(660, '#5fae6a', 0.5, false)}`,
  )
  return stage(1280, 720, scene, subtitle(cue?.text, 22, 32))
}

const teacher = { ...voice.narrator, name: 'Teacher' }

export const tableClips: Item[] = [
  clipItem(
    {
      id: 'tea-parcel',
      content: { kind: 'video', src: 'media/tea-parcel/master.m3u8' },
      context: {
        title: 'Unboxing: spring tea, and a first cup',
        author: { name: 'leaf by leaf', joined: '2019-05', followers: 17_300, posts: 288, violations: 0 },
        postedAt: on(10, '16:00'),
        market: 'US',
        transcript: 'media/tea-parcel.vtt',
        views: 6120,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'goods.drugs',
          title: 'Dried plant material',
          score: 0.48,
          ranges: [{ startSeconds: 6, endSeconds: 12 }],
        },
      ],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'Tea. The detector sees dried leaves in a tin.' },
    },
    {
      width: 1280,
      height: 720,
      fps: 15,
      music: 'calm',
      lines: [
        { by: voice.host, says: 'It is here! I have waited three weeks for this one.', pauseSeconds: 0.8 },
        { by: voice.host, says: 'Look at this tin. First flush, fifty grams, and it smells like cut grass.' },
        { by: voice.host, says: 'One minute, seventy degrees, and never, ever boiling water.' },
      ],
      draw: unboxFrame,
    },
  ),
  clipItem(
    {
      id: 'tortilla',
      content: { kind: 'video', src: 'media/tortilla.mp4' },
      context: {
        caption: '¿Con cebolla o sin cebolla? Paz, por favor 🕊️😂 #tortilla #receta',
        author: { name: 'rosa.cocina', joined: '2018-10', followers: 72_000, posts: 1240, violations: 0 },
        postedAt: on(14, '12:30'),
        market: 'ES',
        reports: [{ reason: 'Actos peligrosos', note: 'sin cebolla es un crimen', count: 2 }],
        transcript: 'media/tortilla.vtt',
        views: 144_000,
      },
      signals: [{ source: 'video-safety 5', label: 'selfharm.challenge', title: 'Hot surface', score: 0.21 }],
      language: 'es',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'A recipe and two joking reports.' },
    },
    {
      width: 720,
      height: 1280,
      fps: 12,
      music: 'bright',
      crf: 29,
      lines: [
        { by: voice.spanish, says: 'Seis patatas, cinco huevos, aceite del bueno y paciencia.' },
        { by: voice.spanish, says: 'Ahora, sin miedo, plato encima, ¡y vuelta!', pauseSeconds: 0.9 },
        { by: voice.spanish, says: 'Dos minutos más y a la mesa. ¿Con cebolla o sin cebolla? Os leo.' },
      ],
      draw: tortillaFrame,
    },
  ),
  clipItem(
    {
      id: 'cabbage-class',
      content: { kind: 'video', src: 'media/cabbage-class.mp4' },
      context: {
        title: 'Kitchen chemistry 6: cabbage, vinegar, soda',
        author: { name: 'Ms Osei teaches', joined: '2020-09', followers: 34_500, posts: 96, violations: 0 },
        postedAt: on(11, '15:00'),
        market: 'GB',
        reports: [{ reason: 'Dangerous acts', count: 1 }],
        transcript: 'media/cabbage-class.vtt',
        views: 19_800,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'goods.weapons',
          title: 'Instructions with chemicals',
          score: 0.69,
          ranges: [{ startSeconds: 5, endSeconds: 12 }],
        },
        { source: 'video-safety 5', label: 'goods.drugs', title: 'Laboratory glass', score: 0.52 },
      ],
      queue: 'appeals',
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'A school experiment with food. Age-restricted by machine, appealed: restore.',
      },
    },
    {
      width: 1280,
      height: 720,
      fps: 12,
      lines: [
        { by: teacher, says: 'Welcome back. Today we ask a red cabbage a question.' },
        {
          by: teacher,
          says: 'Add a little vinegar to the juice, and watch. Violet turns to red: that is an acid.',
        },
        {
          by: teacher,
          says: 'With baking soda it turns green. You may drink neither, but you may do both at home.',
        },
      ],
      draw: labFrame,
    },
  ),
]
