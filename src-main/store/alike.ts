import type Database from 'better-sqlite3'

/** Tasks that are to be reviewed, and whose content is the same as that of another one. */
export interface Alike {
  /** How many others there are, up to `mostAlike`. */
  countAlike(taskId: string): number
  /** Their ids in the order of arrival, up to `mostAlike`. */
  alikeIds(taskId: string): string[]
}

/** As many as one decision can be made on: all of it is one transaction, and one record. */
export const mostAlike = 500

/** What cannot be shown is like nothing, since nobody knows what it is; and a golden task is decided for itself. */
const others = `FROM task AS one JOIN task AS other INDEXED BY task_content ON other.content_hash = one.content_hash
  WHERE one.id = ? AND one.problem IS NULL AND other.id <> one.id AND other.problem IS NULL
    AND other.state IN ('waiting', 'held') AND one.golden = 0 AND other.golden = 0 AND other.barred = 0`

export function createAlike(database: Database.Database): Alike {
  const count = database
    .prepare<[string], number>(`SELECT count(*) FROM (SELECT 1 ${others} LIMIT ${mostAlike})`)
    .pluck()
  const ids = database
    .prepare<[string], string>(`SELECT other.id ${others} ORDER BY other.position LIMIT ${mostAlike}`)
    .pluck()
  return {
    countAlike: (taskId) => count.get(taskId) ?? 0,
    alikeIds: (taskId) => ids.all(taskId),
  }
}
