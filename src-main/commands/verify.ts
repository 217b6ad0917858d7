import { checkRecords } from '../profile/check-records.ts'
import { counted } from '../store/counted.ts'
import { describeFaults } from '../store/verify.ts'
import type { Command } from './command.ts'
import { interruption, print, say, sayProgress } from './tell.ts'

/** Checks the journal and all that hangs on it; also of a profile that cannot be opened any more. */
export const verifyCommand: Command = {
  on: 'place',
  async run({ folder, keys }) {
    const checked = await checkRecords(folder, keys, {
      signal: interruption(),
      onProgress: ({ rows, of }) => sayProgress('row', rows, of),
    })
    const { rows, tail, faults } = checked
    const isSound = faults.length === 0
    const [first] = faults.filter(({ sequence }) => sequence !== undefined)
    say(
      isSound
        ? `${counted(rows, 'row')} of the journal: every hash, reference and count is right.`
        : ['The records of this profile are not sound.', ...describeFaults(checked)].join('\n'),
    )
    print({ sound: isSound, rows, tail, firstBad: first?.sequence, faults })
    return isSound ? 0 : 1
  },
}
