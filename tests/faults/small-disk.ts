import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own, which can run full and be written to no more. */
export interface SmallDisk {
  path: string
  /** Takes all the room that is left. */
  fill(): void
  /** Gives that room back. */
  free(): void
  makeReadOnly(): void
  makeWritable(): void
}

/** What of a test is needed, whichever runner it is of. */
interface Test {
  skip(reason: string): void
  after(end: () => void): void
}

/** A small disk in memory, or undefined (and the test skipped, with the reason) where this process may not mount one. */
export function smallDisk(t: Test, kib: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', path]).status !== 0) {
    rmSync(path, { recursive: true })
    t.skip('this process may not mount a file system of its own')
    return undefined
  }
  t.after(() => {
    spawnSync('umount', ['-l', path])
    rmSync(path, { recursive: true })
  })
  const filler = join(path, 'filler')
  const remount = (how: 'ro' | 'rw') =>
    assert.equal(spawnSync('mount', ['-o', `remount,${how}`, path]).status, 0)
  return {
    path,
    fill() {
      const descriptor = openSync(filler, 'a')
      try {
        for (;;) writeSync(descriptor, randomBytes(1024))
      } catch {
        closeSync(descriptor)
      }
    },
    free: () => rmSync(filler),
    makeReadOnly: () => remount('ro'),
    makeWritable: () => remount('rw'),
  }
}
