import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const lines = {
  'captions.vtt': ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map(
    (word, second) => `<v ${second % 2 === 0 ? 'Ada' : 'Ben'}>This is second ${word}.`,
  ),
  // Arabic, with a line that begins with Latin letters and one with figures: direction goes by the line.
  'captions-ar.vtt': [
    'هذه هي الثانية الأولى.',
    'هذه هي الثانية الثانية.',
    'OK، هذه هي الثالثة.',
    'الرقم 4 من 8.',
    'هذه هي الخامسة.',
    'هذه هي السادسة.',
    '<v ليلى>هذه هي السابعة.',
    'وهذه هي الأخيرة.',
  ],
}

/** Captions of the numbered films, a line for each second. */
export async function makeCaptions(folder: string): Promise<void> {
  for (const [name, texts] of Object.entries(lines)) {
    const cues = texts.map((text, second) => `00:0${second}.000 --> 00:0${second + 1}.000\n${text}`)
    await writeFile(join(folder, name), `WEBVTT\n\n${cues.join('\n\n')}\n`)
  }
}
