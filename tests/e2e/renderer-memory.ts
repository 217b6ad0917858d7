import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

function status(pid: string): { parent: string; peakMb: number } {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string) => new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? '0'
  return { parent: field('PPid'), peakMb: Number(field('VmHWM')) / 1024 }
}

function commandOf(pid: string): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}

function belongsTo(pid: string, profile: string): boolean {
  for (let at = pid; at !== '0' && at !== '1'; at = status(at).parent)
    if (commandOf(at).includes(profile)) return true
  return false
}

function renderers(profile: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && commandOf(name).includes('--type=renderer') && belongsTo(name, profile)
    } catch {
      // Ended meanwhile.
      return false
    }
  })
}

/**
 * Begins to watch the memory of a profile's window; the answer is its highest, in MB, since then. Linux only, and only
 * where the program has a browser of its own.
 */
export function watchMemory(profile: string): () => number {
  const pids = renderers(profile)
  if (pids.length === 0) throw new Error(`No window of ${profile} was found.`)
  // Resets the peak. @see proc(5), /proc/pid/clear_refs
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return () => Math.max(...pids.map((pid) => status(pid).peakMb))
}
