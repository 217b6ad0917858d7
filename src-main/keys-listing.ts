import type { Binding, KeyMap } from '../src-shared/rules/key-map.ts'

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
    const keys = binding.keys.map(
      (stroke) => `\`${stroke.replace(/^char:/, '').replace(/(Key|Digit)(?=.$)/, '')}\``,
    )
    const kinds = binding.kinds.length === 4 ? 'all' : binding.kinds.join(', ')
    return `| ${binding.action} | ${keys.join(' ')} | ${labelOf(binding)} | ${kinds} |`
  })
  return `| action | keys | label | kinds |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** Title from the policy, or the program action's name in words. */
function labelOf({ title, action }: Binding): string {
  const words = title ?? action.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
