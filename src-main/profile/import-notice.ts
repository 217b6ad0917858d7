import { DeskError } from '../../src-shared/desk/result.ts'
import type { ImportReport } from '../../src-shared/desk/views.ts'
import { classifyStoreError } from '../store/fault.ts'
import { describeReport } from './import-pack.ts'

/**
 * What a person must be told of an import that nobody waits for, such as that of the start; undefined if there is nothing.
 * Never rejects: the tasks that are there can be reviewed, whatever became of it.
 * @param report takes an error that there is no sentence for
 */
export async function noticeOf(
  importing: Promise<ImportReport>,
  report: (error: unknown) => void,
): Promise<string | undefined> {
  try {
    const done = await importing
    return done.rejectedCount + done.problemCount > 0 ? describeReport(done) : undefined
  } catch (thrown) {
    const error = classifyStoreError(thrown)
    if (error instanceof DeskError) return error.message
    report(error)
    return 'The import failed inside the program. Nothing has changed.'
  }
}
