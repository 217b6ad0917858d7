import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const prefix = 'evenhand-chromium-'

// Chromium's content settings; 2 is "block". Everything is refused until the app's permission handlers say otherwise.
// biome-ignore format: a list of names reads best as a paragraph
const refused = [
  'geolocation', 'notifications', 'media_stream_camera', 'media_stream_mic', 'midi', 'midi_sysex',
  'sensors', 'clipboard', 'usb_guard', 'serial_guard', 'bluetooth_guard', 'hid_guard',
  'file_system_write_guard', 'file_system_read_guard', 'window_placement', 'idle_detection', 'vr', 'ar',
  'local_fonts', 'payment_handler', 'popups', 'keyboard_lock', 'storage_access',
]

/** A fresh Chromium profile in the temporary folder, named after this process so that leftovers can be told. */
export function createProfileFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  writeFileSync(path.join(folder, 'no-cache'), '')
  mkdirSync(path.join(folder, 'Default'))
  const preferences = {
    profile: { default_content_setting_values: Object.fromEntries(refused.map((name) => [name, 2])) },
    credentials_enable_service: false,
    autofill: { profile_enabled: false, credit_card_enabled: false },
    search: { suggest_enabled: false },
    spellcheck: { dictionaries: [] },
    translate: { enabled: false },
  }
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
  return folder
}

/** Chromium's children may still write while it is being deleted, hence the retries. */
export function removeProfileFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Deletes what processes that were killed have left behind. */
export function removeStaleProfileFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(pid) || alive(pid)) continue
    try {
      removeProfileFolder(path.join(tmpdir(), name))
    } catch {
      // Another user's, or still held by a dying Chromium: the next start tries again.
    }
  }
}
