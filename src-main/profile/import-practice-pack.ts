import type { ImportReport } from '../../src-shared/desk/views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { checkPack, enterPack, healPack, practiceTaskId } from '../practice/enter-pack.ts'
import { importSource } from '../sources/import-source.ts'
import { openPracticePack } from '../sources/practice-source.ts'
import { type ImportOptions, inSentences, vaultFor } from './import-pack.ts'
import type { OpenProfile } from './open-profile.ts'

/**
 * Brings a practice pack into a profile, all of it or nothing, apart from production.
 * @throws DeskError `source-refused`, `policy-refused`, `conflict` or `cancelled`; then nothing has changed
 */
export function importPracticePack(
  profile: OpenProfile,
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): Promise<ImportReport> {
  const { store } = profile
  return inSentences(signal, async () => {
    const { pack, source } = await openPracticePack(path, practiceTaskId, signal)
    const { title, version, items } = pack
    const nothing = { rejected: [], rejectedCount: 0, problems: [], problemCount: 0 }
    const report = { packId: pack.id, title, added: 0, known: items.length, ...nothing }
    try {
      const knowledge = checkPack({ store }, pack)
      if (knowledge === 'known') return report
      await importSource(source, {
        vault: vaultFor(profile, source),
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
        packs: {
          knowledgeOf: () => 'new',
          add: ({ tasks }) =>
            store.transact(() => {
              const unusedMedia = knowledge === 'lacking' ? healPack({ store }, pack, tasks) : []
              if (knowledge === 'new') enterPack({ store }, pack, tasks, new Date().toISOString())
              const payload = { pack: pack.id, version, title, added: items.length, for: 'practice' }
              store.journal.append({ id: newId(), kind: 'import', payload })
              return { added: items.length, known: 0, clashes: [], unusedMedia }
            }),
        },
      })
      return { ...report, added: items.length, known: 0 }
    } finally {
      await source.close()
    }
  })
}
