import { bust, type Look } from '../draw/bust.ts'
import { fade, skins, svg } from '../draw/colour.ts'
import { figure, walking } from '../draw/figure.ts'
import { stage, subtitle } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

function desk(accent: string): string {
  const panels = Array.from(
    { length: 7 },
    (_, i) =>
      `<path d="M${i * 220 - 60} 0 L${i * 220 + 60} 0 L${i * 220 - 60} 720 L${i * 220 - 180} 720Z" fill="#fff" opacity=".04"/>`,
  ).join('')
  return `${fade(0, 0, 1280, 720, '#16324f', '#0b1c30')}${panels}<path d="M0 640 Q640 560 1280 640 V720H0z" fill="${accent}"/><path d="M0 660 Q640 584 1280 660 V720H0z" fill="#0d1b2a"/>`
}

const lower = (name: string, line: string, accent: string, bottom = 56): string =>
  `<div style="position:absolute;left:60px;bottom:${bottom}px;display:flex;font-family:'Noto Sans';color:#fff"><div style="background:${accent};padding:12px 22px;font-weight:900;font-size:34px">${name}</div><div style="background:#000b;padding:14px 24px;font-weight:600;font-size:30px">${line}</div></div>`

const anchor: Look = { skin: '#f2c9a5', hair: '#6b4226', style: 'bob', shirt: '#7a2f4a', collar: 'jacket' }

/** What the newsreader shows: a flooded street, people on a boat. */
function flood(t: number): string {
  const waves = (y: number, colour: string, phase: number) =>
    `<path d="M0 ${y} ${Array.from({ length: 11 }, (_, i) => `Q${i * 60 + 30} ${y + Math.sin(t * 2 + i + phase) * 12} ${(i + 1) * 60} ${y}`).join(' ')} V400H0z" fill="${colour}"/>`
  const boat = `<g transform="translate(${120 + t * 9} ${252 + Math.sin(t * 2) * 4}) rotate(${Math.sin(t * 1.6) * 2})">${figure(60, 6, 100, { skin: skins[2], hair: '#1d1b22', style: 'scarf', top: '#c8553d', legs: '#333' }, {}, 0.6)}${figure(105, 6, 112, { skin: skins[0], hair: '#777', style: 'bald', top: '#e0a030', legs: '#333' }, walking(t * 0.4), 0.8)}<path d="M0 0h180q-14 40 -40 40h-100q-26 0 -40 -40z" fill="#b4322a"/></g>`
  return svg(
    560,
    380,
    `${fade(0, 0, 560, 380, '#8d9aa5', '#c7cfd3')}${[0, 1, 2, 3].map((i) => `<rect x="${i * 150 - 20}" y="${40 + (i % 2) * 26}" width="140" height="300" fill="${['#c9a27d', '#b7bfc4', '#c98f70', '#cfc9b4'][i]}"/>${[0, 1, 2, 3].map((k) => `<rect x="${i * 150 + 6 + (k % 2) * 56}" y="${80 + (i % 2) * 26 + Math.floor(k / 2) * 74}" width="32" height="44" fill="#5d7380"/>`).join('')}`).join('')}${waves(240, '#7d8f7a', 0)}${boat}${waves(286, '#6d7f6d', 2)}${Array.from({ length: 40 }, (_, i) => `<path d="M${(i * 71 + t * 60) % 600} ${(i * 97 + t * 420) % 380}l-6 22" stroke="#fff" stroke-opacity=".4" stroke-width="2"/>`).join('')}`,
  )
}

function newsFrame({ t, cue, mouth, blink }: Moment): string {
  const scene = svg(
    1280,
    720,
    `${desk('#c0392b')}${bust(150, 110, 2.1, anchor, { mouth: mouth('Femme'), blink, tilt: Math.sin(t) * 1.5 })}<path d="M0 640 Q640 560 1280 640 V720H0z" fill="#c0392b"/><path d="M0 660 Q640 584 1280 660 V720H0z" fill="#0d1b2a"/>`,
  )
  const inset = `<div style="position:absolute;left:660px;top:90px;border:8px solid #fff;border-radius:10px;overflow:hidden;width:576px;height:396px">${flood(t)}</div>`
  return stage(
    1280,
    720,
    scene,
    inset,
    `<div style="position:absolute;left:40px;top:32px;background:#c0392b;color:#fff;font:900 30px 'Noto Sans';padding:6px 18px">24 LOIRE</div>`,
    lower('CRUE', 'Marl : 300 personnes évacuées dans la nuit', '#c0392b', 104),
    cue ? `<div style="position:absolute;left:0;right:0;bottom:0">${subtitle(cue.text, 6, 24)}</div>` : '',
  )
}

const minister: Look = {
  skin: '#e0ac7e',
  hair: '#8f8f8f',
  style: 'short',
  shirt: '#27303d',
  collar: 'jacket',
}

/** A generated announcement: the mouth runs late, the head floats over the collar, the emblem has a letter too many. */
function ministerFrame({ t, cue, mouth }: Moment): string {
  const glitch = t % 4.6 > 4.3
  const flag = `<g transform="translate(980 60)"><path d="M0 0v620" stroke="#c9a24a" stroke-width="12"/><path d="M6 10 Q110 ${40 + Math.sin(t) * 10} 220 14 V300 Q110 ${330 + Math.sin(t) * 10} 6 300Z" fill="#2b6d8a"/><path d="M6 110 Q110 ${140 + Math.sin(t) * 10} 220 114 V200 Q110 ${230 + Math.sin(t) * 10} 6 200Z" fill="#f4f1ea"/></g>`
  const scene = svg(
    1280,
    720,
    `${fade(0, 0, 1280, 720, '#3d2f28', '#221a16')}<rect x="80" y="60" width="320" height="440" fill="#2c211b"/>${[0, 1, 2, 3].map((i) => `<rect x="96" y="${76 + i * 106}" width="288" height="92" fill="#1d1612"/>${Array.from({ length: 9 }, (_, k) => `<rect x="${102 + k * 31}" y="${86 + i * 106 + ((k * 7) % 16)}" width="24" height="${82 - ((k * 7) % 16)}" fill="${['#7a2f2a', '#3f5a4a', '#8a6b3c', '#2f4560'][(k + i) % 4]}"/>`).join('')}`).join('')}${flag}${bust(430 + (glitch ? 7 : 0), 120, 2.15, minister, { mouth: mouth('Caller'), tilt: Math.sin(t * 0.8) * 2.5 + (glitch ? 3 : 0), gaze: glitch ? 0.9 : 0, mood: 'worried' })}<rect y="640" width="1280" height="80" fill="#4a2f22"/>`,
  )
  const stamp = `<div style="position:absolute;left:46px;top:36px;color:#fff;font:800 26px 'Noto Serif';text-shadow:0 2px 6px #000">REPUBLIC OF ORLAND<br><span style="font-weight:500">Ministry of Finannce</span></div>`
  return stage(
    1280,
    720,
    scene,
    stamp,
    lower('URGENT', 'Banks closed from tomorrow', '#a8761f'),
    subtitle(cue?.text, 130, 28),
  )
}

export const broadcastClips: Item[] = [
  clipItem(
    {
      id: 'crue-du-soir',
      content: { kind: 'video', src: 'media/crue-du-soir/master.m3u8' },
      context: {
        title: 'Crue de la Marl : la nuit la plus longue',
        author: { name: '24 Loire', joined: '2010-03', followers: 410_000, posts: 98_000, violations: 0 },
        postedAt: on(16, '19:02'),
        market: 'FR',
        reports: [{ reason: 'Contenu choquant', count: 2 }],
        transcript: 'media/crue-du-soir.vtt',
        views: 96_000,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'violence.graphic',
          title: 'Disaster',
          score: 0.57,
          ranges: [{ startSeconds: 0, endSeconds: 15 }],
        },
        { source: 'claim-match', label: 'integrity.harmful-claim', title: 'Emergency claim', score: 0.33 },
      ],
      language: 'fr',
      severity: 2,
      expected: { verdict: 'no-violation', rationale: 'News of public interest, nobody hurt is shown.' },
    },
    {
      width: 1280,
      height: 720,
      fps: 15,
      lines: [
        {
          by: voice.french,
          says: 'Bonsoir. La Marl est sortie de son lit cette nuit, et trois cents personnes ont été évacuées.',
        },
        { by: voice.french, says: 'Il n’y a pas de victimes, dit la préfecture. L’eau potable reste sûre.' },
        { by: voice.french, says: 'Les écoles de la rive gauche restent fermées jusqu’à lundi.' },
      ],
      draw: newsFrame,
    },
  ),
  clipItem(
    {
      id: 'minister-message',
      content: { kind: 'video', src: 'media/minister-message.webm' },
      context: {
        caption: 'They will delete this!! get your money out TODAY, share share share',
        author: { name: 'orland.leaks', joined: '2026-11', followers: 2210, posts: 6, violations: 0 },
        postedAt: on(18, '06:30'),
        market: 'IE',
        reports: [{ reason: 'False information', note: 'The ministry denies it on its own page', count: 13 }],
        transcript: 'media/minister-message.vtt',
        views: 58_000,
      },
      signals: [
        {
          source: 'synthetic-media',
          label: 'integrity.manipulated-media',
          title: 'Generated face',
          score: 0.74,
          ranges: [{ startSeconds: 4, endSeconds: 9 }],
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['integrity.manipulated-media'],
        rationale:
          'Seams in the picture, a misspelt ministry, no notice, and a run on banks as likely harm: remove rather than label.',
      },
    },
    {
      width: 1280,
      height: 720,
      fps: 12,
      crf: 40,
      noiseGain: 0.05,
      lines: [
        {
          by: voice.caller,
          says: 'Citizens of Orland. From tomorrow all banks will be closed until further notice.',
        },
        {
          by: voice.caller,
          says: 'Whoever does not withdraw their savings today will not see them again this year.',
        },
        { by: voice.caller, says: 'I ask you to remain calm.' },
      ],
      draw: ministerFrame,
    },
  ),
]
