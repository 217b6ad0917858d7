import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeSound } from '../encode.ts'
import { type Item, on } from '../item.ts'
import { music, noise } from '../music.ts'
import { mix, secondsOf } from '../sound.ts'
import { speak } from '../speech.ts'
import { voice } from '../voices.ts'
import { recordingItem } from './recording.ts'

/** A tale, a piano, and a recording that nobody can make out. */
export const unspoken: Item[] = [
  recordingItem(
    {
      id: 'hikayat-al-mataar',
      content: { kind: 'audio', src: 'media/hikayat-al-mataar.flac' },
      context: {
        title: 'حكاية المطر، الحلقة ٣',
        author: { name: 'حكايات سلمى', joined: '2021-11', followers: 12_400, posts: 58, violations: 0 },
        postedAt: on(10, '18:00'),
        market: 'JO',
        transcript: 'media/hikayat-al-mataar.vtt',
        views: 3900,
      },
      signals: [{ source: 'speech-safety 2', title: 'Language could not be recognised', score: 0.62 }],
      queue: 'proactive',
      language: 'ar',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'A story for children, sampled at random.' },
    },
    {
      lines: [
        { by: voice.arabicWoman, says: 'كان يا ما كان، قطرة مطر تخاف من الأرض.' },
        { by: voice.arabicWoman, says: 'قالت لها الغيمة: انزلي، فكل بذرة تنتظر اسمك.' },
      ],
    },
  ),
  {
    task: {
      id: 'choir-practice',
      content: { kind: 'audio', src: 'media/choir-practice.flac' },
      context: {
        title: 'Practice, 9 November, piano only',
        author: { name: 'Brinmouth Choir', joined: '2019-03', followers: 210, posts: 88, violations: 0 },
        postedAt: on(9, '20:30'),
        market: 'GB',
        reports: [{ reason: 'Copyright', note: 'Sounds like our catalogue (automatic)', count: 1 }],
        views: 64,
      },
      signals: [{ source: 'music-match', title: 'Melody near a catalogue work', score: 0.31 }],
      language: 'en',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'Own playing; a low match alone decides nothing.' },
    },
    async make(_, packFolder) {
      const target = join(packFolder, 'media/choir-practice.flac')
      await mkdir(dirname(target), { recursive: true })
      await writeSound(
        mix({ sound: music('calm', 9, 72), gain: 1 }, { sound: noise(9, 5), gain: 0.01 }),
        target,
        'hall',
      )
    },
  },
  {
    task: {
      id: 'pocket-call',
      content: { kind: 'audio', src: 'media/pocket-call.ogg' },
      context: {
        title: 'Voice message, 12 seconds',
        author: { name: 'unknown_2231', joined: '2026-10', followers: 3, posts: 5, violations: 0 },
        postedAt: on(16, '03:27'),
        market: 'PL',
        reports: [{ reason: 'Threat', note: 'he says he will come', count: 1 }],
        views: 2,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'violence.threat',
          title: 'Threat',
          score: 0.44,
          ranges: [{ startSeconds: 4, endSeconds: 7 }],
        },
      ],
      severity: 3,
      expected: {
        verdict: 'cannot-review',
        rationale:
          'A telephone in a pocket: no word can be made out, no transcript. Cannot be made out; do not guess.',
      },
    },
    async make(_, packFolder) {
      const target = join(packFolder, 'media/pocket-call.ogg')
      await mkdir(dirname(target), { recursive: true })
      const { sound } = await speak(
        [
          {
            by: voice.guest,
            says: 'Yes, no, I will come by later, around the back, leave it open.',
            pauseSeconds: 4,
          },
        ],
        3,
      )
      await writeSound(
        mix({ sound, gain: 0.012 }, { sound: noise(secondsOf(sound), 8), gain: 1.6 }),
        target,
        'telephone',
      )
    },
  },
]
