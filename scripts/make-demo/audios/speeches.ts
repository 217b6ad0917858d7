import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { type Recording, recordingItem } from './recording.ts'

const bankCall: Recording = {
  heard: 'telephone',
  noiseGain: 0.12,
  lines: [
    {
      by: voice.caller,
      says: 'This is the security desk of Northgate Bank. We have stopped a payment of nine hundred from your card.',
    },
    {
      by: voice.caller,
      says: 'To cancel it, stay on the line, and read me the six digit code that you have just received.',
    },
    { by: voice.caller, says: 'Do not talk to anyone else about this. The thief may work at your branch.' },
  ],
}

const notaDeVoz: Recording = {
  heard: 'phoneInHand',
  noiseGain: 0.1,
  lines: [
    {
      by: voice.spanishMan,
      says: 'Mira, Darío, ya sé dónde aparcas y a qué hora sales del taller.',
      pauseSeconds: 0.7,
    },
    {
      by: voice.spanishMan,
      says: 'El viernes te espero en la puerta, y no voy a ir solo. Vas a salir en ambulancia.',
    },
    { by: voice.spanishMan, says: 'Tú verás si devuelves el dinero.' },
  ],
}

const doorbell: Recording = {
  noiseGain: 0.08,
  lines: [
    {
      by: voice.narrator,
      says: 'Hello! Parcel for number nine. I leave it with your neighbour. Lovely garden, by the way.',
    },
  ],
}

export const speeches: Item[] = [
  recordingItem(
    {
      id: 'missed-call',
      content: { kind: 'audio', src: 'media/missed-call.mp3' },
      context: {
        title: 'Voicemail, shared by the person called',
        caption: 'Got this while at work. Is it real??',
        author: { name: 'helen.drury', joined: '2018-05', followers: 140, posts: 890, violations: 0 },
        postedAt: on(16, '12:48'),
        market: 'GB',
        reports: [{ reason: 'Scam or fraud', count: 2 }],
        transcript: 'media/missed-call.vtt',
        views: 402,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'fraud.phishing',
          title: 'Asks for a one-time code',
          score: 0.97,
          ranges: [{ startSeconds: 7, endSeconds: 13 }],
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale:
          'The call is phishing, but the person posts it to ask and so to warn. Sharing a sample is a counter-example in the policy.',
      },
    },
    bankCall,
  ),
  recordingItem(
    {
      id: 'nota-de-voz',
      content: { kind: 'audio', src: 'media/nota-de-voz.ogg' },
      context: {
        title: 'Nota de voz en un grupo del barrio',
        author: { name: 'rafa_77', joined: '2023-01', followers: 58, posts: 77, violations: 1 },
        postedAt: on(17, '23:14'),
        market: 'ES',
        reports: [{ reason: 'Amenaza', note: 'El viernes es pasado mañana.', count: 2 }],
        transcript: 'media/nota-de-voz.vtt',
        views: 64,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'violence.threat',
          title: 'Amenaza',
          score: 0.58,
          ranges: [{ startSeconds: 6, endSeconds: 11 }],
        },
      ],
      language: 'es',
      severity: 3,
      expected: {
        verdict: 'escalate',
        labels: ['violence.threat'],
        rationale:
          'Named person, place, day and accomplices: credible. The day is within 72 hours, so it goes to imminent harm.',
      },
    },
    notaDeVoz,
  ),
  recordingItem(
    {
      id: 'doorbell',
      content: { kind: 'audio', src: 'media/doorbell.wav' },
      context: {
        title: 'Doorbell recording',
        author: { name: 'number.nine', joined: '2024-07', followers: 12, posts: 30, violations: 0 },
        postedAt: on(13, '10:02'),
        market: 'GB',
        reports: [{ reason: 'Recorded without consent', count: 1 }],
        transcript: 'media/doorbell.vtt',
        views: 25,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'privacy.covert-recording',
          title: 'Private speech',
          score: 0.29,
        },
      ],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale:
          'A friendly word at a front door; the speaker cannot be recognised and nothing private is said.',
      },
    },
    doorbell,
  ),
]
