import { exportJournal } from '../profile/export-journal.ts'
import type { Command } from './command.ts'
import { openOutput } from './output.ts'

/** The whole journal on standard output, in the format that scripts know. */
export const journalCommand: Command = {
  on: 'profile',
  async run(profile) {
    const output = await openOutput(undefined)
    await exportJournal(profile, {}, 'journal', (text) => output.write(text))
    return 0
  },
}
