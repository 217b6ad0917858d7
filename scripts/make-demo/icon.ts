/** Draws assets/icon.png, 1024 pixels square with clear corners, from assets/icon.svg: `node scripts/make-demo/icon.ts`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'

const assets = join(import.meta.dirname, '../../assets')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } })
const drawing = await readFile(join(assets, 'icon.svg'), 'utf8')
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`)
await page.screenshot({ path: join(assets, 'icon.png'), omitBackground: true })
await browser.close()
