import { describeReport, importPack } from '../profile/import-pack.ts'
import { type Command, fromHere, UsageError } from './command.ts'
import { interruption, print, say, sayProgress } from './tell.ts'

export const importCommand: Command = {
  on: 'profile',
  operands: { least: 1, most: 1, what: 'the path of a pack' },
  takes: ['columns', 'allow-hosts'],
  makesProfile: true,
  check: ({ options: { columns } }) => void (columns !== undefined && parseColumns(columns)),
  async run(profile, { operands: [path = ''], options }) {
    const { columns, 'allow-hosts': hosts } = options
    const report = await importPack(profile, fromHere(path), {
      signal: interruption(),
      onProgress: ({ phase, done, total }) => sayProgress(phase, done, total),
      ...(columns !== undefined && { columns: parseColumns(columns) }),
      ...(hosts !== undefined && { allowHosts: hosts.split(',') }),
    })
    say(describeReport(report))
    print(report)
    return report.rejectedCount > 0 ? 1 : 0
  },
}

function parseColumns(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [field, ...column] = pair.split('=')
      if (!field || column.length === 0)
        throw new UsageError('--columns is a list such as text=body,id=post_id.')
      return [field.trim(), column.join('=').trim()]
    }),
  )
}
