import { DeskError } from '../../src-shared/desk/result.ts'
import { compileKeyMap, describeRefusal } from '../../src-shared/rules/key-map.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Command } from './command.ts'
import { keysAsJson, keysAsMarkdown } from './keys-listing.ts'
import { say } from './tell.ts'

export const keysCommand: Command = {
  on: 'profile',
  takes: ['format'],
  formats: ['json', 'markdown'],
  run({ policy, folder }, { options }) {
    const own = compileKeyMap(policy(), readSettings(folder).keys)
    // As on screen: own keys that no longer fit the policy give way to the policy's.
    if (!own.ok) say(`Own keys are not used. ${describeRefusal(own).join(' ')}`)
    const compiled = own.ok ? own : compileKeyMap(policy())
    if (!compiled.ok) throw new DeskError('conflict', describeRefusal(compiled).join(' '))
    const write = options.format === 'markdown' ? keysAsMarkdown : keysAsJson
    process.stdout.write(write(compiled.keyMap))
    return 0
  },
}
