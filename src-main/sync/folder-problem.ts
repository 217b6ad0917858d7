import { codeOf } from './replace-file.ts'

/** Why decisions cannot be written to a folder, as a sentence that also says what becomes of them. `silent`: it does not answer. */
export function folderProblem(folder: string, error: unknown): string {
  const kept = 'Nothing is lost: what waits is sent as soon as that is put right.'
  if (error === 'silent')
    return `The folder ${folder} does not answer; perhaps its share is not connected. ${kept}`
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
    case 'ENODEV':
      return `The folder ${folder} is not there; perhaps its disk or share is not connected. ${kept}`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The folder ${folder} cannot be written to. Check its permissions. ${kept}`
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left in the folder ${folder}. Free some space. ${kept}`
    case 'EBUSY':
    case 'ETXTBSY':
      return `A file in the folder ${folder} is held by another program. Close that one. ${kept}`
    default: {
      const reason = error instanceof Error ? error.message : String(error)
      return `The decisions could not be written to the folder ${folder} (${reason}). ${kept}`
    }
  }
}
