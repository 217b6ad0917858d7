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
