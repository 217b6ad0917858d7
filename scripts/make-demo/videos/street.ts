import { bust, type Look } from '../draw/bust.ts'
import { red, ring } from '../draw/cast.ts'
import { skins, svg } from '../draw/colour.ts'
import { figure, type Outfit, walking } from '../draw/figure.ts'
import { caption, stage, sticker, subtitle } from '../draw/lettering.ts'
import { street } from '../draw/room.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

const reporter: Look = { skin: '#c68a5b', hair: '#2b2228', style: 'long', shirt: '#2b6d8a', collar: 'jacket' }

const grocer: Look = {
  skin: '#9a6540',
  hair: '#555',
  style: 'cap',
  shirt: '#4f7d5b',
  collar: 'shirt',
  beard: true,
}

function interviewFrame({ t, mouth, cue, blink }: Moment): string {
  const grocerSpeaks = cue?.speaker === 'Homem'
  const passer = (offset: number, speed: number, outfit: Outfit) =>
    figure(
      ((((t * speed + offset) % 1700) + 1700) % 1700) - 200,
      575,
      210,
      outfit,
      walking((t * speed) / 130),
      speed > 0 ? 1 : -1,
    )
  const mic = `<g transform="translate(${grocerSpeaks ? 700 : 560} 560) rotate(${grocerSpeaks ? 18 : -18})"><path d="M-9 0h18l-4 170h-10z" fill="#222"/><circle r="28" fill="#333"/><rect x="-22" y="30" width="44" height="36" rx="5" fill="#e2403a"/><text y="56" text-anchor="middle" font-size="22" font-weight="900" fill="#fff">7</text></g>`
  const scene = svg(
    1280,
    720,
    `${street('#9cc7e6', '#b9c7d0')}${passer(0, 90, { skin: skins[0], hair: '#6b4226', style: 'long', top: '#d46a8a', legs: '#39415a', skirt: true })}${passer(900, -70, { skin: skins[4], hair: '#1d1b22', style: 'short', top: '#e0a030', legs: '#39415a' })}${bust(180, 190, 2.05, reporter, { mouth: mouth('Mulher'), gaze: 0.8, blink, tilt: grocerSpeaks ? 3 : 0, mood: 'calm' })}${bust(690, 170, 2.15, grocer, { mouth: mouth('Homem') * 1.1, gaze: -0.8, blink: t % 2.9 > 2.75, tilt: Math.sin(t * 2) * (grocerSpeaks ? 3 : 0), mood: grocerSpeaks ? 'angry' : 'calm' })}${mic}`,
  )
  return stage(1280, 720, scene, sticker('Canal 7 · Rua', 40, 34, 28, '#e2403a'), subtitle(cue?.text, 26, 32))
}

function soukFrame({ t, seconds }: Moment): string {
  const shift = t * 46
  const stalls = Array.from({ length: 9 }, (_, i) => {
    const x = i * 300 - (shift % 2700) * 0.9
    const colour = ['#c8553d', '#2b8a8a', '#e0a030', '#7a5c99', '#4f7d5b'][i % 5]
    const goods = Array.from(
      { length: 6 },
      (_, k) =>
        `<path d="M${14 + k * 42} 560l20 -46l20 46z" fill="${['#d98a2b', '#b4322a', '#8a5a2b', '#e6c04a', '#7b8a3b', '#c0603a'][(k + i) % 6]}"/>`,
    ).join('')
    return `<g transform="translate(${x} 300)"><path d="M0 60L30 0h220l30 60z" fill="${colour}"/><path d="M10 60v560M270 60v560" stroke="#7a5a3a" stroke-width="10"/><rect x="0" y="560" width="280" height="130" fill="#9a6b42"/>${goods}<circle cx="${140 + Math.sin(t * 2 + i) * 3}" cy="118" r="30" fill="#ffe2a0"/><path d="M140 60v28" stroke="#444" stroke-width="3"/></g>`
  }).join('')
  const people = [0, 1, 2]
    .map((i) =>
      figure(
        120 + i * 230 + Math.sin(t * 0.5 + i) * 60,
        1120 + i * 22,
        420,
        ring[i + 1] ?? red,
        walking(t * 0.9 + i * 0.3),
        i % 2 ? -1 : 1,
      ),
    )
    .join('')
  const scene = svg(
    720,
    1280,
    `<rect width="720" height="1280" fill="#f0d9b0"/><path d="M0 0h720v360q-360 -170 -720 0z" fill="#e6b97a"/><path d="M0 0h720v250q-360 -150 -720 0z" fill="#d9a35c"/>${stalls}<rect y="960" width="720" height="320" fill="#cda874"/>${people}`,
  )
  const words = t < seconds / 2 ? 'صباح الخير من سوق العطّارين ☀️' : 'رائحة الكمّون لا توصف 😍'
  return stage(720, 1280, scene, caption(words, 120, 56))
}

export const streetClips: Item[] = [
  clipItem(
    {
      id: 'entrevista-na-rua',
      content: { kind: 'video', src: 'media/entrevista-na-rua/master.m3u8' },
      context: {
        title: 'O que pensa do novo horário do elétrico?',
        author: {
          name: 'Canal 7 Vila Serena',
          joined: '2011-06',
          followers: 61_000,
          posts: 32_100,
          violations: 0,
        },
        postedAt: on(12, '18:00'),
        market: 'PT',
        reports: [{ reason: 'Discurso de ódio', note: 'chama ladrão ao presidente da câmara', count: 3 }],
        transcript: 'media/entrevista-na-rua.vtt',
        views: 8700,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'harassment.insult',
          title: 'Insulto',
          score: 0.68,
          ranges: [{ startSeconds: 10.5, endSeconds: 17.5 }],
        },
      ],
      language: 'pt',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'Rude criticism of a public office holder in a street interview.',
      },
    },
    {
      width: 1280,
      height: 720,
      fps: 15,
      noiseGain: 0.2,
      lines: [
        {
          by: voice.portugueseWoman,
          says: 'O senhor tem aqui a loja há trinta anos. O que acha do novo horário?',
        },
        { by: voice.portuguese, says: 'É uma vergonha! Quem assinou isto nunca apanhou o elétrico na vida.' },
        {
          by: voice.portuguese,
          says: 'O presidente da câmara é um cabeça de vento, e digo-lho na cara, na quinta-feira, na assembleia.',
        },
        { by: voice.portugueseWoman, says: 'Obrigada, e bom negócio.' },
      ],
      draw: interviewFrame,
    },
  ),
  clipItem(
    {
      id: 'souk-walk',
      content: { kind: 'video', src: 'media/souk-walk.mp4' },
      context: {
        caption: 'جولة الصباح 🌿 #سوق #سفر',
        author: { name: 'youssef.walks', joined: '2022-04', followers: 2900, posts: 330, violations: 0 },
        postedAt: on(11, '07:45'),
        market: 'MA',
        transcript: 'media/souk-walk.vtt',
        views: 1800,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'privacy.covert-recording',
          title: 'People filmed in passing',
          score: 0.43,
        },
      ],
      queue: 'proactive',
      language: 'ar',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'A public market; nobody is singled out.' },
    },
    {
      width: 720,
      height: 1280,
      fps: 12,
      music: 'calm',
      noiseGain: 0.1,
      lines: [
        {
          by: voice.arabic,
          says: 'صباح الخير من سوق العطارين. نمشي معا بين البهارات والمصابيح.',
          pauseSeconds: 0.8,
        },
        { by: voice.arabic, says: 'هنا الكمون، وهنا الزعفران، وهنا أجمل الابتسامات.' },
      ],
      draw: soukFrame,
    },
  ),
]
