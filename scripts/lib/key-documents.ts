import { keysAsMarkdown, programKeysAsMarkdown } from '../../src-main/keys-listing.ts'
import { policySchema } from '../../src-shared/model/policy.ts'
import { compileKeyMap } from '../../src-shared/rules/key-map.ts'

/** The documents that show keys, as they must read under the default policy, by path. */
export function keyDocuments(read: (path: string) => string): Record<string, string> {
  const compiled = compileKeyMap(policySchema.parse(JSON.parse(read('assets/policy/default.json'))))
  if (!compiled.ok) throw new Error('The default policy has colliding keys.')
  const table = programKeysAsMarkdown(compiled.keyMap)
  return {
    'README.md': read('README.md').replace(
      /(<!-- keys: written by scripts\/make-keys.ts -->\n)[\s\S]*?(<!-- end of keys -->)/,
      (_, start: string, end: string) => `${start}\n${table}\n${end}`,
    ),
    'docs/keys.md': `# All keys under the default policy\n\nWritten by \`scripts/make-keys.ts\`. For your own policy: \`npm run -s evenhand -- keys --format markdown\`.\n\n${keysAsMarkdown(compiled.keyMap)}`,
  }
}
