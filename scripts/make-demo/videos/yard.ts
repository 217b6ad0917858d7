import { blue, red, ring } from '../draw/cast.ts'
import { svg } from '../draw/colour.ts'
import { figure, groundShadow, type Pose } from '../draw/figure.ts'
import { caption, stage, sticker } from '../draw/lettering.ts'
import { yard } from '../draw/room.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

/** Words first, then pushing and blows from 4 s on, then one is on the ground. */
function yardFrame({ t, seconds }: Moment): string {
  const started = t > 4
  const over = t > seconds - 3.4
  const beat = Math.sin(t * 8)
  const gap = started ? 46 + beat * 12 : 120 - t * 14
  const left: Pose = over
    ? { leftArm: [-150, -165], rightArm: [150, 165] }
    : started
      ? {
          rightArm: beat > 0 ? [88, 92] : [50, 130],
          leftArm: [30, 110],
          lean: 8 + beat * 6,
          leftLeg: [-20, -12],
          rightLeg: [18, 10],
        }
      : { rightArm: [60, 80 + Math.sin(t * 6) * 20] }
  const right: Pose = started
    ? {
        leftArm: beat < -0.2 ? [-88, -92] : [-50, -140],
        rightArm: [-30, -120],
        lean: -6 + beat * 7,
        leftLeg: [-18, -10],
        rightLeg: [20, 12],
        head: beat > 0.4 ? -14 : 0,
      }
    : { leftArm: [-30, -70], lean: -3 }
  const shake = started && !over ? Math.sin(t * 23) * 5 : Math.sin(t * 3) * 2
  const fallen = `<g transform="rotate(${over ? 78 : 0} 800 600)">${figure(660 + gap, 610, 330, blue, right, -1)}</g>`
  const crowd = ring
    .map((outfit, i) =>
      figure(
        150 + i * 245 + (i > 2 ? 40 : 0),
        520 + Math.abs(Math.sin(t * 5 + i)) * -8,
        240,
        outfit,
        {
          rightArm: i % 2 ? [140, 170 + Math.sin(t * 9 + i) * 10] : [60, 150],
          leftArm: i % 3 ? [-20, -14] : [-140, -170],
        },
        i < 2 ? 0.8 : -0.8,
      ),
    )
    .join('')
  const scene = svg(
    1280,
    720,
    `<g transform="translate(${shake} ${shake * 0.6}) scale(1.02)">${yard()}${crowd}${groundShadow(620 - gap, 612, 70)}${groundShadow(670 + gap, 612, 70)}${figure(620 - gap, 610, 330, red, left, 1)}${fallen}</g>`,
  )
  const words = t < 4 ? 'wait for it…' : over ? '😂😂 L' : 'FIGHT FIGHT FIGHT 🔥'
  return stage(
    1280,
    720,
    scene,
    caption(words, 34, 64),
    sticker('part 2 at 200 likes', 930, 640, 30, '#000a'),
  )
}

export const yardClips: Item[] = [
  clipItem(
    {
      id: 'school-yard',
      content: { kind: 'video', src: 'media/school-yard/master.m3u8' },
      context: {
        caption: 'he talked too much 😂 part 2 soon #fight #8c',
        author: {
          name: 'yard.clips',
          joined: '2026-09',
          followers: 940,
          posts: 17,
          violations: 1,
          note: 'Account posts only clips of fights at one school.',
        },
        postedAt: on(13, '13:20'),
        market: 'IE',
        reports: [
          { reason: 'Violence', count: 6 },
          { reason: 'Bullying', note: 'the boy in blue is in my class', count: 2 },
        ],
        transcript: 'media/school-yard.vtt',
        views: 3100,
      },
      signals: [
        {
          source: 'video-safety 5',
          label: 'violence.fight',
          title: 'Physical fight',
          score: 0.81,
          ranges: [{ startSeconds: 4, endSeconds: 10 }],
        },
        { source: 'video-safety 5', label: 'violence.graphic', title: 'Blood', score: 0.07 },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['violence.fight', 'child.endangerment'],
        rationale:
          'A drawn stand-in for a real fight between pupils, filmed and cheered on; both would be recognised at their school.',
      },
    },
    {
      width: 1280,
      height: 720,
      fps: 15,
      noiseGain: 0.5,
      lines: [
        { by: voice.young, says: 'Say that again. Say it to my face.', pauseSeconds: 1.2 },
        { by: voice.host, says: 'Oh, here we go! Hit him! Again, again!', pauseSeconds: 0.6 },
        { by: voice.guest, says: 'Film it, film it, do not stop!', pauseSeconds: 0.8 },
        { by: voice.host, says: 'Ha, look at him on the floor!' },
      ],
      tailSeconds: 1,
      draw: yardFrame,
    },
  ),
]
