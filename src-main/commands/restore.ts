import { restoreProfile } from '../profile/backups.ts'
import { describeRestored } from '../store/restore.ts'
import { type Command, fromHere } from './command.ts'
import { print, say, sayProgress } from './tell.ts'

/** Puts a backup in the place of the database, which is set aside; the window must be closed. */
export const restoreCommand: Command = {
  on: 'place',
  operands: { least: 0, most: 1, what: 'the file of a backup' },
  needsNoDatabase: true,
  async run({ folder, keys }, { operands: [backup] }) {
    const restored = await restoreProfile(folder, keys, Date.now, {
      onProgress: ({ rows, of }) => sayProgress('checked row', rows, of),
      ...(backup !== undefined && { backup: fromHere(backup) }),
    })
    say(describeRestored(restored))
    print(restored)
    return restored.missingRows + restored.missingTasks > 0 ? 1 : 0
  },
}
