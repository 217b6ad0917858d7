import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findLayerFaults, projectRoot, readDependencies, readSourceTree } from './layers.ts'

// Types, lint and layer rules; every check runs, so that one call tells everything.

const bin = (name: string) => join(projectRoot, 'node_modules', '.bin', name)
const projects = ['src-shared', 'src-main', 'src-renderer', 'dev-runtime', 'tests']

const faults = findLayerFaults(readSourceTree(projectRoot), readDependencies(projectRoot))
for (const fault of faults) process.stderr.write(`layers: ${fault}\n`)

const failed = [
  ...(faults.length > 0 ? ['layers'] : []),
  ...projects.filter((project) => !runs(bin('tsc'), ['-p', project])).map((project) => `types of ${project}`),
  ...(runs(bin('biome'), ['check', '--error-on-warnings', '.']) ? [] : ['lint']),
]
process.stdout.write(
  failed.length === 0 ? 'check: types, lint and layers are sound\n' : `check failed: ${failed.join(', ')}\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1

function runs(command: string, args: readonly string[]): boolean {
  return (
    spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0
  )
}
