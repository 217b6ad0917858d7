// Loaded with --import before every command, in plain JavaScript, because an older Node cannot even read the rest: it
// stops at the first type, and with the database's binary it crashes without a word.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Evenhand needs Node 24 or newer, and this is ${process.version}.\n` +
      'On Linux and Windows "npm ci" brings it along (do not use --omit=optional); elsewhere install it from https://nodejs.org/.\n',
  )
  process.exit(1)
}
