import { accessSync, constants } from 'node:fs'
import { DeskError } from '../../src-shared/desk/result.ts'
import { backUpProfile } from '../profile/backups.ts'
import { counted } from '../store/counted.ts'
import { type Command, fromHere } from './command.ts'
import { interruption, print, say, sayProgress } from './tell.ts'

export const backupCommand: Command = {
  on: 'profile',
  takes: ['to'],
  async run(profile, { options }) {
    const folder = options.to === undefined ? undefined : requireFolder(fromHere(options.to))
    const made = await backUpProfile(profile, Date.now, {
      signal: interruption(),
      onProgress: ({ rows, of }) => sayProgress('checked row', rows, of),
      ...(folder !== undefined && { folder }),
    })
    const { file, rows, bytes, withKey } = made
    const key =
      folder === undefined
        ? ''
        : withKey
          ? ' Its key file is beside it: as key.json in a new profile’s folder, it lets `restore` put the backup there, with the passphrase.'
          : ' Without the profile’s key file it cannot be opened: keep that elsewhere, and safe.'
    say(
      `${file}: ${counted(rows, 'row')} of the journal, ${megabytes(bytes)} MB, read again and found sound.${key}`,
    )
    print({ file, rows, bytes })
    return 0
  },
}

/** It is not made: in place of a disk that is not connected it would only hide that. */
function requireFolder(folder: string): string {
  try {
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    throw new DeskError('read-only', `${folder} is no folder that can be written to.`)
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
