// Loaded with --import before every command, in plain JavaScript, because an older Node cannot even read the rest: it
// stops at the first type, and with the database's binary it crashes without a word.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Evenhand needs Node 24 or newer, and this is ${process.version}.\n` +
      'On Linux and Windows "npm ci" brings it along (do not use --omit=optional); elsewhere install it from https://nodejs.org/.\n',
  )
  process.exit(1)
}

// Stripping types and compiling takes longer than all that a start does besides, so both are kept; in the environment too,
// for the processes that are started from here.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url))
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
