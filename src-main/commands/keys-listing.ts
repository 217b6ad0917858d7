import type { Binding, KeyMap } from '../../src-shared/rules/key-map.ts'
import { strokeText } from '../../src-shared/rules/stroke-text.ts'

/** The compiled key map for machines: one array of `{ action, keys, label, kinds, modes }`. */
export function keysAsJson({ bindings }: KeyMap): string {
  const rows = bindings.map((binding) => ({
    action: binding.action,
    keys: binding.keys,
    label: labelOf(binding),
    kinds: binding.kinds,
    modes: binding.modes,
  }))
  return `${JSON.stringify(rows, null, 2)}\n`
}

/** The same for people, as a Markdown table. */
export function keysAsMarkdown({ bindings }: KeyMap): string {
  const rows = bindings.map((binding) => {
    const keys = binding.keys.map((stroke) => asCode(strokeText(stroke)))
    const cells = [binding.action, keys.join(' '), labelOf(binding), whereOf(binding)]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return `| action | keys | label | kinds |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

/** Text as code in Markdown, whatever is in it. */
export function asCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** Kinds of task, and the pane's mode for keys that count in no other. */
function whereOf({ kinds, modes }: Binding): string {
  const all = kinds.length === 4 ? 'all' : kinds.join(', ')
  return modes.includes('normal') ? all : `${all}; ${modes.join(', ')} mode`
}

/** Title from the policy, or the program action's name in words. */
function labelOf({ title, action }: Binding): string {
  return title ?? words(action)
}

function words(action: string): string {
  const spaced = action.replaceAll('-', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
