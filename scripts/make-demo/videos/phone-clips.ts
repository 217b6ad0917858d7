import { bust, type Look } from '../draw/bust.ts'
import { fade, svg } from '../draw/colour.ts'
import { figure, groundShadow } from '../draw/figure.ts'
import { caption, stage, sticker } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { type Clip, clipItem, type Moment } from './clip.ts'

const giveawayHost: Look = {
  skin: '#e0ac7e',
  hair: '#2b2228',
  style: 'short',
  shirt: '#20242e',
  collar: 'hood',
  beard: true,
}

function phoneBox(x: number, y: number, bob: number): string {
  return `<g transform="translate(${x} ${y + bob})"><rect x="6" y="8" width="92" height="170" rx="8" fill="#000" opacity=".25"/><rect width="92" height="170" rx="8" fill="#f5f5f7"/><rect x="20" y="22" width="52" height="104" rx="9" fill="#1b1d24"/><rect x="24" y="28" width="44" height="92" rx="6" fill="#5f7cff"/><circle cx="46" cy="62" r="16" fill="#b9c5ff"/><text x="46" y="154" text-anchor="middle" font-size="17" font-weight="700" fill="#444">Pomelo 9</text></g>`
}

function giveawayFrame({ t, seconds, mouth, blink }: Moment): string {
  const boxes = [30, 150, 270, 910, 1030, 1150]
    .map((x, i) => phoneBox(x, 330 + (i % 3) * 30, Math.sin(t * 2 + i) * 4))
    .join('')
  const beams = [0, 1, 2, 3]
    .map(
      (i) =>
        `<path d="M${200 + i * 290} -20 L${60 + i * 290 + Math.sin(t + i) * 120} 720 L${340 + i * 290 + Math.sin(t + i) * 120} 720Z" fill="#ff4fa3" opacity=".10"/>`,
    )
    .join('')
  const left = Math.max(0, Math.ceil(299 - t * 6))
  const scene = svg(
    1280,
    720,
    `${fade(0, 0, 1280, 720, '#2a1152', '#0d0a26')}${beams}<rect y="600" width="1280" height="120" fill="#150b30"/>${boxes}${bust(430, 130, 2.1, giveawayHost, { mouth: mouth('Host') * 1.1, blink, mood: 'glad', tilt: Math.sin(t * 1.7) * 3, gaze: Math.sin(t * 0.6) * 0.5 })}<rect y="610" width="1280" height="110" fill="#ff2e7e"/>`,
  )
  const live = `<div style="position:absolute;left:36px;top:30px;display:flex;gap:14px;font:700 26px 'Noto Sans'"><span style="background:#ff2e4d;color:#fff;padding:6px 16px;border-radius:8px">● LIVE</span><span style="background:#0009;color:#fff;padding:6px 16px;border-radius:8px">👁 48.2K</span></div>`
  const bar = `<div style="position:absolute;left:0;right:0;bottom:14px;text-align:center;color:#fff;font:900 44px 'Noto Sans'">SEND 0.05 COIN → GET A POMELO 9 📱 <span style="background:#fff;color:#ff2e7e;border-radius:12px;padding:2px 18px">${left} LEFT</span></div>`
  const coin = sticker('pomelo-gifts.example', 905, 250, 30, '#ffd23f', '#2a1152', -4)
  const winner =
    t > seconds * 0.6 ? sticker('🎉 @kim_33 just won!', 60, 240, 32, '#22c38e', '#06281c', 3) : ''
  return stage(1280, 720, scene, live, bar, coin, winner)
}

const giveaway: Clip = {
  width: 1280,
  height: 720,
  fps: 15,
  music: 'bright',
  lines: [
    { by: voice.host, says: 'We are live, people! Pomelo sent us three hundred phones by mistake.' },
    {
      by: voice.host,
      says: 'Send five hundredths of a coin to the address on the screen, to prove that you are real.',
    },
    { by: voice.host, says: 'You get the phone, and double the coin back. Every one of you. No catch!' },
    { by: voice.host, says: 'Hurry, there are not many left.' },
  ],
  draw: giveawayFrame,
}

function chairsFrame({ t, seconds }: Moment): string {
  const climb = Math.min(1, t / (seconds * 0.55))
  const wobble = Math.sin(t * 7) * (1 + climb * 3.5)
  const chair = (level: number) => {
    const y = 1080 - level * 130
    const x = 360 + wobble * level * 0.9
    return `<g transform="translate(${x} ${y}) rotate(${wobble * 0.25 * level})" stroke="#7a4a2a" stroke-width="13" stroke-linecap="round" fill="none"><path d="M-70 0L-58 -120M70 0L58 -120"/><path d="M-64 -52H64" stroke-width="8"/><path d="M-78 -122H78" stroke="#b5743f" stroke-width="22"/></g>`
  }
  const top = Math.floor(climb * 4)
  const feet = 1080 - Math.max(top, 0) * 130 - (top > 0 ? 14 : 0)
  const friend = figure(
    612,
    1120,
    430,
    { skin: '#c68a5b', hair: '#1d1b22', style: 'cap', top: '#e0a030', legs: '#39415a' },
    { rightArm: [-110, -150], leftArm: [-100 + Math.sin(t * 9) * 18, -140] },
    -1,
  )
  const climber = figure(
    360 + wobble * top,
    feet,
    400,
    { skin: '#f2c9a5', hair: '#6b4226', top: '#2b8a8a', legs: '#2c3447' },
    {
      leftArm: [-85 + wobble * 5, -95],
      rightArm: [85 + wobble * 5, 95],
      lean: wobble * 0.8,
      leftLeg: [-8, 4],
      rightLeg: [10, -4],
    },
    0.4,
  )
  const scene = svg(
    720,
    1280,
    `${fade(0, 0, 720, 1280, '#9ed0f0', '#e9f4f8')}<circle cx="590" cy="170" r="64" fill="#fff3c4"/><path d="M0 560 q120 -70 260 -20 q180 -90 460 10 V1280 H0z" fill="#8fbf8a"/><rect x="34" y="420" width="250" height="420" fill="#e8d9c5"/><path d="M14 430 L160 300 L304 430z" fill="#b5543f"/><rect x="84" y="500" width="70" height="90" fill="#9cc3d8"/><rect x="178" y="500" width="70" height="90" fill="#9cc3d8"/><rect x="0" y="800" width="720" height="90" fill="#f4efe6"/>${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `<rect x="${i * 76}" y="790" width="52" height="110" rx="6" fill="#fff"/>`).join('')}<rect y="890" width="720" height="390" fill="#9fc27f"/><path d="M0 1120 h720 v160 h-720z" fill="#8db26c"/>${groundShadow(360, 1086, 130)}${[0, 1, 2, 3].map((level) => (level < 4 ? chair(level) : '')).join('')}${climber}${groundShadow(612, 1122, 80)}${friend}`,
  )
  const words =
    t < seconds * 0.4
      ? 'CHAIR TOWER CHALLENGE 😱'
      : t < seconds * 0.75
        ? 'no hands. no net.'
        : 'tag 3 friends who wouldn’t dare 👇'
  return stage(720, 1280, scene, caption(words, 90, 58), sticker('#chairtower', 40, 1180, 34, '#0008'))
}

const chairs: Clip = {
  width: 720,
  height: 1280,
  fps: 15,
  music: 'bright',
  crf: 29,
  lines: [
    { by: voice.young, says: 'Okay, four chairs, no hands, here we go.' },
    { by: voice.guest, says: 'Higher! Higher! You are nearly there!', pauseSeconds: 0.8 },
    { by: voice.young, says: 'Your turn now. Tag three friends, and film it, or it does not count.' },
  ],
  tailSeconds: 1,
  draw: chairsFrame,
}

export const phoneClips: Item[] = [
  clipItem(
    {
      id: 'phone-launch',
      content: { kind: 'video', src: 'media/phone-launch/master.m3u8' },
      context: {
        title: 'POMELO 9 LAUNCH – 300 PHONES MUST GO',
        caption: 'They told us not to stream this 🤫 link in bio',
        author: {
          name: 'Pomelo Offical',
          joined: '2026-11',
          followers: 51_200,
          posts: 3,
          violations: 0,
          note: 'Not the verified account of the brand; name has a letter missing.',
        },
        postedAt: on(17, '20:00'),
        market: 'US',
        reports: [
          { reason: 'Scam or fraud', count: 14 },
          { reason: 'Impersonation', count: 3 },
        ],
        transcript: 'media/phone-launch.vtt',
        views: 48_211,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'fraud.giveaway',
          title: 'Giveaway with payment',
          score: 0.9,
          ranges: [{ startSeconds: 5.5, endSeconds: 16 }],
        },
        {
          source: 'brand-match',
          label: 'fraud.impersonation',
          title: 'Account name near a brand',
          score: 0.71,
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.giveaway', 'fraud.impersonation'],
        rationale: 'Payment first, impossible prize, an account name that imitates a brand.',
      },
    },
    giveaway,
  ),
  clipItem(
    {
      id: 'garden-chairs',
      content: { kind: 'video', src: 'media/garden-chairs.mp4' },
      context: {
        caption: 'he really did it 😭😭 #chairtower #dare',
        author: { name: 'back.garden.boys', joined: '2025-02', followers: 8800, posts: 141, violations: 1 },
        postedAt: on(15, '16:21'),
        market: 'GB',
        reports: [{ reason: 'Dangerous acts', count: 7 }],
        transcript: 'media/garden-chairs.vtt',
        views: 96_400,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'selfharm.challenge',
          title: 'Risk of falling',
          score: 0.66,
          ranges: [{ startSeconds: 3, endSeconds: 9 }],
        },
        { source: 'video-safety 5', label: 'child.endangerment', title: 'Minor at risk', score: 0.38 },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['selfharm.challenge'],
        rationale: 'Real risk of a fall, no safety measures, and an invitation to imitate and film it.',
      },
    },
    chairs,
  ),
]
