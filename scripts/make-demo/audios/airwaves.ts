import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { recordingItem } from './recording.ts'

/** Radio, lessons, music, and one recording that nobody can make out. */
export const airwaves: Item[] = [
  recordingItem(
    {
      id: 'garden-hour',
      content: { kind: 'audio', src: 'media/garden-hour.m4a' },
      context: {
        title: 'The Garden Hour 112: killing slugs kindly',
        author: { name: 'The Garden Hour', joined: '2017-03', followers: 8800, posts: 112, violations: 0 },
        postedAt: on(8, '07:00'),
        market: 'GB',
        transcript: 'media/garden-hour.vtt',
        views: 2040,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'violence.incitement',
          title: 'Killing, poison',
          score: 0.55,
          ranges: [{ startSeconds: 4, endSeconds: 10 }],
        },
      ],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: { verdict: 'no-violation', rationale: 'Gardening.' },
    },
    {
      music: 'calm',
      lines: [
        {
          by: voice.narrator,
          says: 'Good morning, and welcome to the Garden Hour. Today, slugs: how to kill them, and why you should not.',
        },
        {
          by: voice.guest,
          says: 'I used poison for years. Then I put a board down, lifted it each morning, and fed them to the ducks.',
        },
        { by: voice.narrator, says: 'And the ducks?', pauseSeconds: 0.2 },
        { by: voice.guest, says: 'The ducks are very happy.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'noticias-das-oito',
      content: { kind: 'audio', src: 'media/noticias-das-oito.mp3' },
      context: {
        title: 'Notícias das oito',
        author: { name: 'Rádio Serena', joined: '2012-01', followers: 19_000, posts: 41_000, violations: 0 },
        postedAt: on(17, '08:00'),
        market: 'PT',
        reports: [{ reason: 'Informação falsa', note: 'água envenenada é verdade!!', count: 2 }],
        transcript: 'media/noticias-das-oito.vtt',
        views: 3100,
      },
      signals: [
        {
          source: 'claim-match',
          label: 'integrity.harmful-claim',
          title: 'Matches a claim rated false (Ponte Velha water)',
          score: 0.79,
          ranges: [{ startSeconds: 0, endSeconds: 6 }],
        },
      ],
      language: 'pt',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'The radio denies the rumour; the matcher hears the same words and not the denial.',
      },
    },
    {
      lines: [
        {
          by: voice.portuguese,
          says: 'São oito horas. É falso que a água da Ponte Velha esteja envenenada.',
        },
        {
          by: voice.portuguese,
          says: 'A câmara mostrou as análises desta noite, e o hospital não tem nenhum caso.',
        },
        { by: voice.portugueseWoman, says: 'O tempo: nevoeiro de manhã, sol à tarde, catorze graus.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'breathing-space',
      content: { kind: 'audio', src: 'media/breathing-space.m4a' },
      context: {
        title: 'Breathing space: for a night that is too long',
        author: {
          name: 'Open Line Brinmouth',
          joined: '2015-10',
          followers: 6100,
          posts: 820,
          violations: 0,
        },
        postedAt: on(11, '22:00'),
        market: 'GB',
        reports: [{ reason: 'Suicide or self-harm', count: 1 }],
        transcript: 'media/breathing-space.vtt',
        views: 5400,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'selfharm.disclosure',
          title: 'Suicidal thoughts mentioned',
          score: 0.71,
          ranges: [{ startSeconds: 0, endSeconds: 6 }],
        },
      ],
      queue: 'appeals',
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'Prevention by a crisis line. Limited by machine, appealed: restore.',
      },
    },
    {
      music: 'calm',
      musicGain: 0.5,
      lines: [
        {
          by: voice.narrator,
          says: 'If you are thinking of ending your life, you are not strange, and you are not alone.',
          pauseSeconds: 0.8,
        },
        {
          by: voice.narrator,
          says: 'Put both feet on the floor. Name five things that you can see.',
          pauseSeconds: 1.2,
        },
        { by: voice.narrator, says: 'Then call us. Somebody is awake. Somebody is always awake.' },
      ],
    },
  ),
  recordingItem(
    {
      id: 'cours-de-francais',
      content: { kind: 'audio', src: 'media/cours-de-francais.m4a' },
      context: {
        title: 'Leçon 31 : les insultes de grand-mère',
        author: { name: 'Français facile', joined: '2018-01', followers: 27_300, posts: 640, violations: 0 },
        postedAt: on(13, '06:00'),
        market: 'CA',
        reports: [{ reason: 'Langage grossier', count: 1 }],
        transcript: 'media/cours-de-francais.vtt',
        views: 11_900,
      },
      signals: [
        {
          source: 'speech-safety 2',
          label: 'harassment.insult',
          title: 'Insultes',
          score: 0.93,
          ranges: [{ startSeconds: 3, endSeconds: 11 }],
        },
      ],
      language: 'fr',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'A language lesson: words are taught, nobody is attacked.',
      },
    },
    {
      lines: [
        {
          by: voice.french,
          says: 'Leçon trente et un. Ma grand-mère ne jurait jamais. Elle disait : espèce de cornichon !',
        },
        { by: voice.frenchMan, says: 'Espèce de cornichon. Et la deuxième ?' },
        { by: voice.french, says: 'Triple andouille. Répétez avec moi : triple andouille.' },
      ],
    },
  ),
]
