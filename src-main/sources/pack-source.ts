import { packSchema } from '../../src-shared/model/pack.ts'
import { type Policy, policySchema } from '../../src-shared/model/policy.ts'
import { mediaPathSchema, taskSchema } from '../../src-shared/model/task.ts'
import { bytesOf, type Files, filesBelow, loneFolder, readText } from './files.ts'
import type { Limits } from './limits.ts'
import { countLines, type Line, readLines } from './lines.ts'
import { quoted, schemaReason } from './reasons.ts'
import { type Entry, type Source, SourceError } from './source.ts'

const manifestName = 'pack.json'
const listName = 'tasks.jsonl'

/**
 * The files as the pack's root sees them: where pack.json lies, which may be in the one folder that everything is in.
 * Undefined if there is no pack.json.
 * @throws SourceError if there are packs further down
 */
export function packFiles(files: Files): Files | undefined {
  if (files.find(manifestName)) return files
  const folder = loneFolder(files)
  if (folder !== undefined && files.find(`${folder}/${manifestName}`)) return filesBelow(files, folder)
  const deeper = files.list.filter(({ path }) => path.endsWith(`/${manifestName}`))
  if (deeper.length === 0) return undefined
  const names = deeper.slice(0, 5).map(({ path }) => quoted(path))
  throw new SourceError(
    `The pack is not at the top: there is ${names.join(', ')}. Import that folder itself.`,
  )
}

async function readJson(
  files: Files,
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<unknown> {
  const text = await readText(files, path, maxBytes, signal)
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    throw new SourceError(
      `The file ${quoted(path)} is not valid JSON (${detail}). Correct it and import again.`,
    )
  }
}

async function readPolicy(files: Files, path: string, limits: Limits, signal?: AbortSignal): Promise<Policy> {
  if (!mediaPathSchema.safeParse(path).success || !files.find(path)) {
    throw new SourceError(`The pack names the policy file ${quoted(path)}, which is not in the pack. Add it.`)
  }
  const parsed = policySchema.safeParse(await readJson(files, path, limits.maxPolicyBytes, signal))
  if (parsed.success) return parsed.data
  throw new SourceError(`The policy file ${quoted(path)} is not a policy: ${schemaReason(parsed.error)}.`)
}

function toEntry(line: Line): Entry {
  if ('reason' in line) return line
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch (error) {
    // Without what the parser quotes: whoever reads the report has not asked to see content.
    const position = error instanceof Error && error.message.match(/at position (\d+)/)
    const reason = line.unfinished
      ? 'the file ends in the middle of this line; it is cut off, so copy it again'
      : `the line is not valid JSON${position ? ` from character ${Number(position[1]) + 1} on` : ''}`
    return { line: line.line, reason }
  }
  const parsed = taskSchema.safeParse(value)
  if (parsed.success) return { line: line.line, task: parsed.data }
  return { line: line.line, reason: schemaReason(parsed.error) }
}

/**
 * A task pack: pack.json, tasks.jsonl and the media that it names.
 * @param files the pack's files, from `packFiles`
 * @throws SourceError if the pack cannot be used as a whole
 */
export async function openPack(files: Files, limits: Limits, signal?: AbortSignal): Promise<Source> {
  const parsed = packSchema.safeParse(await readJson(files, manifestName, limits.maxManifestBytes, signal))
  if (!parsed.success) {
    throw new SourceError(
      `The file "${manifestName}" does not describe a task pack: ${schemaReason(parsed.error)}.`,
    )
  }
  const pack = parsed.data
  if (!files.find(listName)) {
    throw new SourceError(`The pack has no "${listName}". Put one task in each line of a file of that name.`)
  }
  const policy =
    pack.policy && 'file' in pack.policy
      ? await readPolicy(files, pack.policy.file, limits, signal)
      : undefined
  return {
    pack,
    ...(policy && { policy }),
    bytes: bytesOf(files.list),
    entryCount: await countLines(files.read(listName, signal)),
    async *entries(readSignal) {
      for await (const line of readLines(files.read(listName, readSignal), limits.maxLineBytes))
        yield toEntry(line)
    },
    file: files.find,
    read: files.read,
    close: files.close,
  }
}
