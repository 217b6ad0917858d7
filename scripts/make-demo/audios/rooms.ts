import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { recordingItem } from './recording.ts'

/** Live rooms and messages that are passed on. */
export const rooms: Item[] = [
  recordingItem(
    {
      id: 'late-train-talk',
      content: { kind: 'audio', src: 'media/late-train-talk.mp3' },
      context: {
        title: 'Live room “Late train”, 20 seconds cut out by a listener',
        author: { name: 'late_train_room', joined: '2025-01', followers: 4400, posts: 212, violations: 1 },
        postedAt: on(14, '23:50'),
        market: 'GB',
        reports: [{ reason: 'Hate', count: 7 }],
        transcript: 'media/late-train-talk.vtt',
        views: 2600,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'hate.dehumanisation',
          title: 'Dehumanising speech',
          score: 0.64,
          ranges: [{ startSeconds: 5.5, endSeconds: 11.5 }],
        },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['hate.dehumanisation'],
        rationale: 'One of three speakers compares a people to vermin; the host objects. Mark only his line.',
      },
    },
    {
      heard: 'hall',
      noiseGain: 0.15,
      lines: [
        {
          by: voice.host,
          says: 'Welcome back to Late Train. We talk about the new market hall in the old mill.',
        },
        {
          by: voice.guest,
          says: 'Vellians are not neighbours, they are vermin. You do not welcome vermin, you get rid of it.',
        },
        { by: voice.host, says: 'No. Not in this room. I am taking you off the microphone.' },
        { by: voice.young, says: 'My best friend is Vellian. That was disgusting.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'audio-da-tia',
      content: { kind: 'audio', src: 'media/audio-da-tia.ogg' },
      context: {
        title: 'Áudio encaminhado muitas vezes',
        caption: 'a tia da enfermeira confirmou 😱 encaminhem',
        author: { name: 'Neide 🌻', joined: '2019-12', followers: 96, posts: 2100, violations: 0 },
        postedAt: on(15, '08:08'),
        market: 'BR',
        reports: [{ reason: 'Informação falsa sobre saúde', count: 5 }],
        transcript: 'media/audio-da-tia.vtt',
        views: 14_000,
      },
      signals: [
        {
          source: 'claim-match',
          label: 'integrity.harmful-claim',
          title: 'Matches a claim rated false (Marl fever, salt drops)',
          score: 0.82,
          ranges: [{ startSeconds: 4, endSeconds: 12 }],
        },
      ],
      language: 'pt',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['integrity.harmful-claim'],
        rationale:
          'The same false cure, with the advice to stop treatment. She believes it: remove without warning.',
      },
    },
    {
      heard: 'phoneInHand',
      noiseGain: 0.12,
      lines: [
        {
          by: voice.portugueseWoman,
          says: 'Gente, é urgente. A febre de Marl se cura com gotas de sal, em três dias.',
        },
        { by: voice.portugueseWoman, says: 'Parem os comprimidos hoje mesmo, que eles é que fazem mal.' },
        { by: voice.portugueseWoman, says: 'Mandem para todos os grupos, pelo amor de Deus.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'iron-dawn',
      content: { kind: 'audio', src: 'media/iron-dawn.m4a' },
      context: {
        title: 'Episode 0',
        caption: 'For those who are tired of talking.',
        author: { name: 'amanecer.de.hierro', joined: '2026-11', followers: 77, posts: 2, violations: 0 },
        postedAt: on(17, '05:00'),
        market: 'ES',
        reports: [{ reason: 'Terrorismo', count: 2 }],
        transcript: 'media/iron-dawn.vtt',
        views: 430,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'violence.extremism',
          title: 'Reclutamiento',
          score: 0.51,
          ranges: [{ startSeconds: 4, endSeconds: 12 }],
        },
      ],
      language: 'es',
      severity: 4,
      expected: {
        verdict: 'escalate',
        labels: ['violence.extremism'],
        rationale:
          'An invented group recruits for violence. Terrorism specialists decide; do not warn the account.',
      },
    },
    {
      music: 'tense',
      musicGain: 0.6,
      lines: [
        { by: voice.spanishMan, says: 'Somos Amanecer de Hierro. Ya no pedimos, ya no votamos.' },
        {
          by: voice.spanishMan,
          says: 'Buscamos brazos para la noche del veinte. El uniforme es gratis, el miedo lo ponen ellos.',
        },
        { by: voice.spanishMan, says: 'Escribe la palabra hierro, y te llamamos.' },
      ],
    },
  ),
]
