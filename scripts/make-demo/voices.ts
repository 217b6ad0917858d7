import type { Voice } from './speech.ts'

/** Speakers of the demo shift. None sounds like, or is meant as, a real person. */
export const voice = {
  narrator: { name: 'Narrator', voice: 'en-gb+f3', rate: 155, pitch: 48 },
  caller: { name: 'Caller', voice: 'en-us+m3', rate: 160, pitch: 38 },
  host: { name: 'Host', voice: 'en-us+f2', rate: 168, pitch: 55 },
  guest: { name: 'Guest', voice: 'en-gb-scotland+m2', rate: 158, pitch: 46 },
  young: { name: 'Teenager', voice: 'en-us+m7', rate: 172, pitch: 68 },
  spanish: { name: 'Mujer', voice: 'es-419+f2', rate: 158, pitch: 54 },
  spanishMan: { name: 'Hombre', voice: 'es+m3', rate: 155, pitch: 40 },
  portuguese: { name: 'Homem', voice: 'pt-br+m3', rate: 158, pitch: 44 },
  portugueseWoman: { name: 'Mulher', voice: 'pt-br+f2', rate: 158, pitch: 54 },
  arabic: { name: 'متحدث', voice: 'ar+m3', rate: 140, pitch: 44 },
  arabicWoman: { name: 'متحدثة', voice: 'ar+f2', rate: 140, pitch: 54 },
  french: { name: 'Femme', voice: 'fr-fr+f2', rate: 155, pitch: 54 },
  frenchMan: { name: 'Homme', voice: 'fr-fr+m3', rate: 155, pitch: 42 },
} satisfies Record<string, Voice>
