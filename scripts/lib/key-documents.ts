import { asCode, keysAsMarkdown } from '../../src-main/commands/keys-listing.ts'
import { policySchema } from '../../src-shared/model/policy.ts'
import { compileKeyMap, type KeyMap } from '../../src-shared/rules/key-map.ts'
import { strokeText } from '../../src-shared/rules/stroke-text.ts'

/** The documents that show keys, as they must read under the default policy, by path. */
export function keyDocuments(read: (path: string) => string): Record<string, string> {
  const compiled = compileKeyMap(policySchema.parse(JSON.parse(read('assets/policy/default.json'))))
  if (!compiled.ok) throw new Error('The default policy has colliding keys.')
  const titles = JSON.parse(read('src-renderer/i18n/en.json')).action
  const table = programKeysAsMarkdown(compiled.keyMap, titles)
  return {
    'README.md': read('README.md').replace(
      /(<!-- keys: written by scripts\/make-keys.ts -->\n)[\s\S]*?(<!-- end of keys -->)/,
      (_, start: string, end: string) => `${start}\n${table}\n${end}`,
    ),
    'docs/keys.md': `# All keys under the default policy\n\nWritten by \`scripts/make-keys.ts\`. For your own policy: \`npm run -s evenhand -- keys --format markdown\`.\n\n${keysAsMarkdown(compiled.keyMap)}`,
  }
}

/**
 * The program's own keys for every kind of task, one row an action, in the words of the screen; the policy's labels are not
 * among them, nor what is there for one kind only or beside an audited decision.
 */
function programKeysAsMarkdown({ bindings }: KeyMap, titles: Record<string, string>): string {
  const own = bindings.filter(
    ({ title, action, kinds, modes }) =>
      title === undefined && action in titles && kinds.length === 4 && modes.includes('normal'),
  )
  const rows = [...new Set(own.map(({ action }) => action))].map((action) => {
    const same = own.filter((binding) => binding.action === action)
    const keys = same.map(({ keys: [stroke] }) => asCode(strokeText(stroke))).join(' or ')
    return `| ${keys} | ${titles[action]} |`
  })
  return `| keys | what they do |\n|---|---|\n${rows.join('\n')}\n`
}
