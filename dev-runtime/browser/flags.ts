import path from 'node:path'

export interface LaunchOptions {
  /** A fresh folder that is deleted afterwards. */
  profileFolder: string
  headless: boolean
  /** Port on 127.0.0.1 where a person or a test may attach; undefined for none. */
  debugPort: string | undefined
  /** Screen that headless Chromium pretends to have, `WIDTHxHEIGHT` in pixels. */
  headlessScreen: string
  /** Switches that the app added with `app.commandLine.appendSwitch`. */
  extra: string[]
}

// A browser's features that an app has no use for. The first two lines matter for speed: they are pages and processes that
// Chromium starts beside every window, and cost it more than the window itself (measured: 1.9 against 0.6 s of processor time).
// biome-ignore format: a list of names
const unwanted = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'PreloadTopChromeWebUI',
  'PreloadTopChromeWebUILessNavigations', 'SpareRendererForSitePerProcess', 'OnDeviceModelService',
  'OptimizationGuideOnDeviceModel', 'OptimizationGuideModelExecution', 'OptimizationHints', 'Translate', 'MediaRouter',
  'GlobalMediaControls', 'InterestFeedContentSuggestions', 'AutofillServerCommunication',
]

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  // A page that failed stays failed until the app loads again.
  '--disable-auto-reload',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-prompt-on-repost',
  `--disable-features=${unwanted.join(',')}`,
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** `1280x800;1280,0 1024x768` as Chromium writes it. */
function screensOf(text: string): string {
  return text
    .split(';')
    .map((screen) => `{${screen}}`)
    .join('')
}

/** Chromium's command line: an app window's engine with nothing of a browser's own traffic, cache or prompts. */
export function chromiumFlags(options: LaunchOptions): string[] {
  return [
    `--user-data-dir=${options.profileFolder}`,
    // A file where a folder is expected: Chromium runs without any disk cache, so decrypted media never reach the disk.
    `--disk-cache-dir=${path.join(options.profileFolder, 'no-cache')}`,
    // Evenhand asks for it; one that is started without would be started twice.
    '--disable-http-cache',
    // The page needs loopback only; Chromium itself can then reach nothing else either.
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    // Electron's default.
    '--autoplay-policy=no-user-gesture-required',
    ...quiet,
    ...(options.headless ? ['--headless=new', `--screen-info=${screensOf(options.headlessScreen)}`] : []),
    // Chromium's own sandbox refuses to start as root; `--test-type` hides the warning bar that would follow.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ...(options.debugPort ? [`--remote-debugging-port=${options.debugPort}`] : []),
    ...options.extra,
  ]
}
