import { bust, type Look } from '../draw/bust.ts'
import { fade, svg } from '../draw/colour.ts'
import { stage, subtitle } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import type { Line, Voice } from '../speech.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

const chair: Voice = { ...voice.narrator, name: 'Chair', rate: 142 }
const engineer: Voice = { ...voice.guest, name: 'Mr Dorn', rate: 140 }
const speaker: Voice = { ...voice.caller, name: 'Speaker', rate: 145 }
const tolland: Voice = { name: 'Mrs Tolland', voice: 'en-gb-x-rp+f4', rate: 128, pitch: 42 }

const looks: Record<string, Look> = {
  Chair: {
    skin: '#e0ac7e',
    hair: '#b9b9b9',
    style: 'bob',
    shirt: '#39415a',
    collar: 'jacket',
    glasses: true,
  },
  'Mr Dorn': {
    skin: '#f2c9a5',
    hair: '#8a5a2b',
    style: 'short',
    shirt: '#5c6672',
    collar: 'shirt',
    beard: true,
  },
  Speaker: { skin: '#e0ac7e', hair: '#3a2a22', style: 'bald', shirt: '#7a4a3a', collar: 'round' },
  'Mrs Tolland': {
    skin: '#f2c9a5',
    hair: '#d9d4ca',
    style: 'bun',
    shirt: '#7a5c99',
    collar: 'round',
    glasses: true,
  },
}
const clerk: Look = { skin: '#6f4529', hair: '#1d1b22', style: 'curly', shirt: '#2b8a8a', collar: 'shirt' }

const say = (by: Voice, says: string, pauseSeconds = 0.9): Line => ({ by, says, pauseSeconds })
const lines: Line[] = [
  say(
    chair,
    'Good evening. I open the meeting of the town council on the Mill Lane stop. Sixty-one people are in the room, and we are being streamed.',
    1.4,
  ),
  say(
    chair,
    'We hear the planning office first, then everyone who has put their name on the list. Three minutes each, please.',
  ),
  say(
    engineer,
    'Thank you. The plan moves the stop sixty metres to the north. It brings a lift, a shelter with a roof, and a crossing with lights.',
  ),
  say(
    engineer,
    'The cost is two million, of which the region pays half. The works would begin in March and end before the summer.',
  ),
  say(
    engineer,
    'We have measured the noise at night, and it stays below the limit at every house on the lane.',
    1.6,
  ),
  say(
    chair,
    'Thank you. Questions to the planning office? None yet. Then the first name on the list is Mrs Tolland.',
  ),
  say(
    tolland,
    'I have lived on Mill Lane for fifty years. I do not hear so well, but I can count, and sixty metres are a long way with a stick in the snow.',
    1.3,
  ),
  say(
    tolland,
    'The stop is in front of the clinic because the clinic is where old people go. It was put there with good reason, in nineteen seventy-four.',
  ),
  say(tolland, 'I am not against the lift. Put the lift where the stop is.', 1.8),
  say(chair, 'Thank you, Mrs Tolland. Mr Dorn, would that be possible?'),
  say(
    engineer,
    'The pavement is too narrow there by forty centimetres. We could ask the clinic for a strip of its front garden. Nobody has asked them.',
    1.2,
  ),
  say(
    chair,
    'Then somebody will ask them tomorrow. Please note that. The next name on the list is the gentleman in the brown jersey.',
    1.5,
  ),
  say(
    speaker,
    'Yes. I have written to this office eleven times. Eleven letters, and no answer. I think that is a disgrace.',
  ),
  say(speaker, 'Mr Dorn does not answer letters at work, so let us all try him at home.', 0.5),
  say(
    speaker,
    'He lives at seven Weir Cottages, in Brinmouth, the house with the green gate. His private number is five five five, zero one four two. Ring him tonight, all of you.',
    0.5,
  ),
  say(
    chair,
    'Stop. Please switch off that microphone. That is a private address, and it has no place here.',
    2,
  ),
  say(chair, 'The meeting is interrupted for a moment. Mr Dorn, are you all right?', 1.2),
  say(engineer, 'I would like to go on. But I ask that this part is not shown.', 2),
  say(
    chair,
    'So be it. We will speak to the streaming team. I close the list for tonight, and I ask the council to vote on one thing only.',
  ),
  say(
    chair,
    'Shall the planning office ask the clinic for a strip of its garden? Those in favour, please. Against? Nobody. It is carried.',
    1.5,
  ),
  say(
    chair,
    'Thank you all for coming. The next meeting is in two weeks. Please take your umbrellas with you, there are many.',
    1.5,
  ),
]

const hall = `${fade(0, 0, 640, 360, '#8a7a66', '#5f5245')}${Array.from({ length: 8 }, (_, i) => `<rect x="${i * 84 - 6}" y="16" width="72" height="190" fill="#6f6150"/><rect x="${i * 84}" y="22" width="60" height="178" fill="#7d6e5b"/>`).join('')}`
const crest = `<circle cx="320" cy="66" r="34" fill="#c9a24a"/><path d="M304 50h32v22q0 18 -16 24q-16 -6 -16 -24z" fill="#2b4a6b"/><path d="M304 66h32" stroke="#f4f1ea" stroke-width="5"/>`

function council({ t, cue, mouth, blink }: Moment): string {
  const member = (name: string, x: number, look: Look, late: number) =>
    bust(x, 96, 0.66, look, {
      mouth: mouth(name),
      blink: late ? (t + late) % 4.1 > 3.95 : blink,
      gaze: cue?.speaker === name ? 0 : Math.sin(t * 0.2 + late),
    })
  const bench = `${hall}${crest}${member('Clerk', 60, clerk, 1.3)}${member('Chair', 256, looks.Chair ?? clerk, 0)}${member('Mr Dorn', 450, looks['Mr Dorn'] ?? clerk, 2.1)}<path d="M0 240h640v120H0z" fill="#4a3527"/><path d="M0 240h640v10H0z" fill="#7a5a3f"/>${[110, 306, 500].map((x) => `<rect x="${x}" y="262" width="92" height="24" rx="3" fill="#f4f1ea"/><path d="M${x + 12} 274h68" stroke="#7d7466" stroke-width="5"/><path d="M${x + 46} 240 q4 -22 -8 -34" stroke="#222" stroke-width="4" fill="none"/>`).join('')}`
  const isGuest = cue?.speaker === 'Speaker' || cue?.speaker === 'Mrs Tolland'
  const look = looks[cue?.speaker ?? ''] ?? clerk
  const lectern = `${hall}${bust(190, 60, 1.25, look, { mouth: mouth(cue?.speaker ?? ''), blink, tilt: Math.sin(t * 0.9) * 2, mood: cue?.speaker === 'Speaker' ? 'angry' : 'calm' })}<path d="M180 290h280l-24 70H204z" fill="#5b4331"/><path d="M170 280h300v14H170z" fill="#7a5a3f"/><path d="M330 280q-2 -30 -26 -44" stroke="#222" stroke-width="5" fill="none"/><circle cx="302" cy="234" r="8" fill="#333"/>`
  return stage(
    640,
    360,
    svg(640, 360, isGuest ? lectern : bench),
    `<div style="position:absolute;left:14px;top:10px;font:700 14px 'Noto Sans';color:#fff;background:#0008;padding:3px 8px;border-radius:4px">Harwick Town Council · live</div>`,
    subtitle(cue?.text, 8, 15),
  )
}

export const councilClips: Item[] = [
  clipItem(
    {
      id: 'council-evening',
      content: { kind: 'video', src: 'media/council-evening.mp4' },
      context: {
        title: 'Town council: the Mill Lane stop (full recording)',
        author: {
          name: 'Harwick Town Hall',
          joined: '2014-06',
          followers: 12_800,
          posts: 5204,
          violations: 0,
        },
        postedAt: on(12, '21:30'),
        market: 'GB',
        reports: [
          {
            reason: 'Shares private information',
            note: 'Please look at the part with the man in the brown jersey',
            count: 2,
          },
        ],
        transcript: 'media/council-evening.vtt',
        views: 1240,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'privacy.contact-data',
          title: 'Address and number spoken',
          score: 0.85,
          ranges: [{ startSeconds: 121, endSeconds: 139.5 }],
        },
        {
          source: 'speech-safety 2',
          label: 'harassment.insult',
          title: 'Heated speech',
          score: 0.37,
          ranges: [{ startSeconds: 112, endSeconds: 121 }],
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['privacy.contact-data', 'harassment.campaign'],
        rationale:
          'A private address and number are read out with the call to ring tonight. The town hall is not at fault: remove, ask for a cut version, no warning.',
      },
    },
    { width: 640, height: 360, fps: 8, crf: 30, noiseGain: 0.12, lines, draw: council },
  ),
]
