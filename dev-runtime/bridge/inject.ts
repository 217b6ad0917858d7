import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import type { CdpSession } from '../browser/cdp.ts'
import { createCodec } from './codec.ts'
import { type PreloadConfig, startPreloadWorld } from './preload-world.ts'
import { createWorldLink } from './world-link.ts'

/**
 * Arranges that every future document of the app's origin in this page starts with the preload in a world of its own.
 * Only the top frame gets one, as in Electron. Throws when the preload cannot be read or does not parse.
 */
export async function injectPreload(
  session: CdpSession,
  file: string | undefined,
  config: PreloadConfig,
): Promise<void> {
  const text = file === undefined ? '' : readFileSync(file, 'utf8')
  const preload = `function (require, module, exports, process) {${text}\n}`
  new vm.Script(`(${preload})`, { filename: file ?? 'preload' })

  const channel = randomUUID()
  const here = `if (location.origin === ${JSON.stringify(config.origin)} && window === window.top)`
  const link = (side: string) => `(${createWorldLink})(${JSON.stringify(channel)}, '${side}')`
  const isolated = `${here} (${startPreloadWorld})(${JSON.stringify(config)}, (${createCodec})(), ${link('preload')}, ${preload})`

  await Promise.all([
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: `${here} ${link('page')}` }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `${isolated}\n//# sourceURL=${file ?? 'preload'}`,
      worldName: 'Electron Isolated Context',
    }),
  ])
}
