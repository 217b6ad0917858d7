import { DeskError } from '../../src-shared/desk/result.ts'
import { codeOf } from './replace-file.ts'

const sentLater = 'Nothing is lost: what waits is sent as soon as that is put right.'

/**
 * Why something cannot be written to a folder, as a sentence that also says what becomes of it.
 * @param error `silent`: the folder does not answer
 */
export function folderProblem(folder: string, error: unknown, kept = sentLater): string {
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
      return `Nothing could be written to the folder ${folder} (${reason}). ${kept}`
    }
  }
}

/** For a folder that was chosen just now. @throws DeskError `read-only` with that sentence */
export async function inChosenFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new DeskError(
      'read-only',
      folderProblem(folder, error, 'Nothing is lost: put that right, or choose another folder.'),
    )
  }
}
