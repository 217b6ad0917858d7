import { stat } from 'node:fs/promises'
import { type PracticePack, practicePackSchema } from '../../src-shared/model/practice.ts'
import { bytesOf, type Files, filesBelow, loneFolder, readText } from './files.ts'
import { diskError, openFolder } from './folder-files.ts'
import { defaultLimits } from './limits.ts'
import { quoted, schemaReason } from './reasons.ts'
import { type Source, SourceError } from './source.ts'
import { openZip } from './zip-files.ts'

/** What a practice pack is described by; its media files lie beside it. */
export const practiceManifest = 'practice.json'

/** As many as the items of a large pack take with their texts. */
const mostBytes = 64 * 1024 ** 2

/**
 * Opens a practice pack: a folder or .zip with `practice.json` and the media that its tasks name. Close the source after use.
 * @param taskIdOf the id that the task at a place, counted from 0, has here
 * @throws SourceError with a sentence for a person; the signal's reason
 */
export async function openPracticePack(
  path: string,
  taskIdOf: (pack: PracticePack, place: number) => string,
  signal?: AbortSignal,
): Promise<{ pack: PracticePack; source: Source }> {
  const files = await openAny(path, signal)
  try {
    const pack = await readPack(files, signal)
    return { pack, source: sourceOf(pack, files, taskIdOf) }
  } catch (error) {
    await files.close()
    throw error
  }
}

async function openAny(path: string, signal?: AbortSignal): Promise<Files> {
  const facts = await stat(path).catch((error: unknown) => {
    throw diskError(path, error)
  })
  const files = facts.isDirectory()
    ? await openFolder(path, defaultLimits, signal)
    : await openZip(path, defaultLimits, signal)
  const folder = files.find(practiceManifest) ? undefined : loneFolder(files)
  return folder === undefined ? files : filesBelow(files, folder)
}

async function readPack(files: Files, signal?: AbortSignal): Promise<PracticePack> {
  if (!files.find(practiceManifest))
    throw new SourceError(
      `This is no practice pack: there is no ${quoted(practiceManifest)} in it. A task pack is imported as tasks.`,
    )
  const text = await readText(files, practiceManifest, mostBytes, signal)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SourceError(`The file ${quoted(practiceManifest)} is not valid JSON. Copy the pack again.`)
  }
  const parsed = practicePackSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SourceError(
    `The file ${quoted(practiceManifest)} does not describe a practice pack: ${schemaReason(parsed.error)}.`,
  )
}

function sourceOf(
  pack: PracticePack,
  files: Files,
  taskIdOf: (pack: PracticePack, place: number) => string,
): Source {
  return {
    pack: {
      format: 'evenhand-pack/1',
      id: `practice.${pack.id}.${pack.version}`.slice(0, 64),
      title: pack.title,
    },
    bytes: bytesOf(files.list),
    entryCount: pack.items.length,
    async *entries() {
      for (const [place, { task }] of pack.items.entries())
        yield { line: place + 1, task: { ...task, id: taskIdOf(pack, place) } }
    },
    file: files.find,
    read: files.read,
    close: files.close,
  }
}
