import type { Binding, KeyMap } from '../../src-shared/rules/key-map.ts'
import { strokeText } from '../../src-shared/rules/stroke-text.ts'

/** The compiled key map for machines: one array of `{ action, keys, label, kinds }`. */
export function keysAsJson({ bindings }: KeyMap): string {
  const rows = bindings.map((binding) => ({
    action: binding.action,
    keys: binding.keys,
    label: labelOf(binding),
    kinds: binding.kinds,
  }))
  return `${JSON.stringify(rows, null, 2)}\n`
}

/** The same for people, as a Markdown table. */
export function keysAsMarkdown({ bindings }: KeyMap): string {
  const rows = bindings.map((binding) => {
    const keys = binding.keys.map((stroke) => `\`${strokeText(stroke)}\``)
    const kinds = binding.kinds.length === 4 ? 'all' : binding.kinds.join(', ')
    const cells = [binding.action, keys.join(' '), labelOf(binding), kinds]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return `| action | keys | label | kinds |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** Title from the policy, or the program action's name in words. */
function labelOf({ title, action }: Binding): string {
  return title ?? words(action)
}

function words(action: string): string {
  const spaced = action.replaceAll('-', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
