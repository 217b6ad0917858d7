import { type TableColumns, type TableField, tableFields } from '../../src-shared/model/table.ts'
import { quoted } from './reasons.ts'
import { SourceError } from './source.ts'

/** The names under which a column is found without being told. */
const synonyms: Readonly<Record<TableField, readonly string[]>> = {
  id: ['id', 'postid', 'taskid', 'itemid', 'contentid', 'commentid', 'messageid', 'uuid', 'guid', 'key'],
  text: [
    'text',
    'body',
    'content',
    'message',
    'post',
    'comment',
    'tweet',
    'utterance',
    'posttext',
    'commenttext',
  ],
  url: [
    'url',
    'link',
    'mediaurl',
    'src',
    'href',
    'address',
    'fileurl',
    'imageurl',
    'videourl',
    'audiourl',
    'media',
  ],
  author: [
    'author',
    'user',
    'username',
    'authorname',
    'handle',
    'screenname',
    'sender',
    'creator',
    'postedby',
  ],
  title: ['title', 'headline', 'subject'],
  caption: ['caption', 'description', 'summary'],
  language: ['language', 'lang', 'locale', 'contentlanguage'],
  market: ['market', 'country', 'region', 'countrycode'],
  queue: ['queue', 'stream'],
  priority: ['priority'],
  severity: ['severity'],
  reportReason: ['reportreason', 'reason', 'report', 'flag', 'flagreason', 'complaint'],
  reportNote: ['reportnote', 'reportcomment', 'reportdetails'],
  postedAt: [
    'postedat',
    'createdat',
    'timestamp',
    'date',
    'datetime',
    'created',
    'published',
    'publishedat',
    'time',
  ],
  deadline: ['deadline', 'due', 'dueat', 'sla'],
  views: ['views', 'viewcount', 'impressions'],
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

function list(names: readonly string[]): string {
  const shown = names.slice(0, 30).map(quoted).join(', ')
  return names.length > 30 ? `${shown} and ${names.length - 30} more` : shown || 'none'
}

const howTo = 'Say which column holds what, for example --columns text=body,id=post_id'

/** Checks a mapping that a person gave against the columns that are there. */
function checkGiven(given: Readonly<Record<string, string>>, found: readonly string[]): TableColumns {
  const columns: TableColumns = {}
  for (const [field, name] of Object.entries(given)) {
    const known = tableFields.find((candidate) => candidate === field)
    if (!known) {
      throw new SourceError(
        `A column cannot be mapped to ${quoted(field)}. It can be: ${tableFields.join(', ')}.`,
      )
    }
    if (!found.includes(name)) {
      throw new SourceError(`There is no column ${quoted(name)}. The columns are: ${list(found)}. ${howTo}.`)
    }
    columns[known] = name
  }
  return columns
}

/** Adds to a mapping what the columns' names tell. May leave it without texts and addresses. */
export function guessColumns(found: readonly string[], given: TableColumns = {}): TableColumns {
  const columns = { ...given }
  const taken = new Set(Object.values(columns))
  for (const field of tableFields) {
    if (columns[field] !== undefined) continue
    for (const synonym of synonyms[field]) {
      const match = found.find((name) => plain(name) === synonym && !taken.has(name))
      if (match === undefined) continue
      columns[field] = match
      taken.add(match)
      break
    }
  }
  return columns
}

/**
 * Decides which column holds what: as told, and for the rest by common names.
 * @param found the table's columns, as they are written there
 * @param guess whether names may tell what was not told
 * @throws SourceError, which lists the columns, if neither texts nor addresses can be found
 */
export function mapColumns(
  given: Readonly<Record<string, string>>,
  found: readonly string[],
  guess = true,
): TableColumns {
  const told = checkGiven(given, found)
  const columns = guess ? guessColumns(found, told) : told
  if (columns.text === undefined && columns.url === undefined) {
    throw new SourceError(
      `It is not clear which column holds the texts, or the addresses of media. The columns are: ${list(found)}. ${howTo}, or url=link for media.`,
    )
  }
  return columns
}
