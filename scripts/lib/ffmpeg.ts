import { spawnSync } from 'node:child_process'

/** Ends the process, saying what to do, where ffmpeg is missing. It makes media; the program itself does without. */
export function requireFfmpeg(): void {
  if (spawnSync('ffmpeg', ['-version']).status === 0) return
  process.stderr.write('ffmpeg is missing: install it (Debian: apt-get install ffmpeg) and try again.\n')
  process.exit(1)
}
