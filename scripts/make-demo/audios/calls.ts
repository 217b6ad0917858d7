import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { recordingItem } from './recording.ts'

/** Calls and voice messages with something to find. */
export const calls: Item[] = [
  recordingItem(
    {
      id: 'harbour-police',
      content: { kind: 'audio', src: 'media/harbour-police.mp3' },
      context: {
        title: 'Sent as an audio advert to 3,000 people',
        caption: 'Important notice from the Harbour Police. Listen to the end.',
        author: {
          name: 'Harbour Police Fines Dept',
          joined: '2026-11',
          followers: 8,
          posts: 3,
          violations: 0,
        },
        postedAt: on(17, '11:11'),
        market: 'GB',
        reports: [{ reason: 'Impersonation', count: 18 }],
        transcript: 'media/harbour-police.vtt',
        views: 3044,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'fraud.impersonation',
          title: 'Claims to be an authority',
          score: 0.86,
          ranges: [{ startSeconds: 0, endSeconds: 6 }],
        },
        {
          source: 'speech-safety 2',
          label: 'fraud.money-scheme',
          title: 'Gift cards',
          score: 0.9,
          ranges: [{ startSeconds: 6, endSeconds: 13 }],
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.impersonation'],
        rationale: 'Pretends to be the police and demands payment by gift card.',
      },
    },
    {
      heard: 'telephone',
      noiseGain: 0.08,
      lines: [
        {
          by: voice.caller,
          says: 'This is Officer Reed of the Harbour Police. There is an unpaid fine in your name.',
        },
        {
          by: voice.caller,
          says: 'You can avoid arrest today if you buy gift cards for two hundred, and read me the numbers.',
        },
        { by: voice.caller, says: 'Do not hang up. We know that you are listening.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'mukalama',
      content: { kind: 'audio', src: 'media/mukalama.mp3' },
      context: {
        title: 'رسالة صوتية في مجموعة',
        author: { name: 'مستشار الثروة', joined: '2026-10', followers: 340, posts: 51, violations: 0 },
        postedAt: on(16, '13:37'),
        market: 'SA',
        reports: [{ reason: 'احتيال', count: 4 }],
        transcript: 'media/mukalama.vtt',
        views: 890,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'fraud.money-scheme',
          title: 'Guaranteed profit',
          score: 0.73,
          ranges: [{ startSeconds: 8, endSeconds: 14 }],
        },
      ],
      language: 'ar',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.money-scheme'],
        rationale: 'Doubles the money in a month, without risk, today only.',
      },
    },
    {
      heard: 'phoneInHand',
      noiseGain: 0.05,
      lines: [
        { by: voice.arabic, says: 'السلام عليكم. معك مستشار الثروة، وعندي لك فرصة اليوم فقط.' },
        { by: voice.arabic, says: 'ادفع ألفا واسترد ألفين بعد شهر، ربح مضمون بلا مخاطرة.' },
        { by: voice.arabic, says: 'أرسل صورة البطاقة والمبلغ، والباقي علينا.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'message-vocal',
      content: { kind: 'audio', src: 'media/message-vocal.ogg' },
      context: {
        title: 'Message vocal, groupe de la chorale',
        author: { name: 'Bertrand L.', joined: '2021-02', followers: 61, posts: 302, violations: 2 },
        postedAt: on(15, '22:48'),
        market: 'FR',
        reports: [{ reason: 'Harcèlement', note: 'C’est le quatrième en une semaine.', count: 3 }],
        transcript: 'media/message-vocal.vtt',
        views: 27,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'harassment.insult',
          title: 'Insulte',
          score: 0.78,
          ranges: [{ startSeconds: 0, endSeconds: 8 }],
        },
      ],
      language: 'fr',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['harassment.insult'],
        rationale: 'A named private person is humiliated before her group, repeatedly.',
      },
    },
    {
      heard: 'phoneInHand',
      lines: [
        {
          by: voice.frenchMan,
          says: 'Camille, tu chantes comme une porte qui grince, et tout le monde le pense.',
        },
        {
          by: voice.frenchMan,
          says: 'Tu es une moins que rien. Reste chez toi, personne ne veut te voir jeudi.',
        },
        { by: voice.frenchMan, says: 'Et je te le redirai demain, et après-demain.' },
      ],
    },
  ),
]
