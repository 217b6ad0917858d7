import { chromium } from 'playwright'

/** Chromium as a drawing table: HTML with inline SVG in, encoded pictures out. It never touches the network. */
export type Studio = {
  /** A picture of the given size in pixels; `scale` multiplies the pixels without changing the layout. */
  still(html: string, width: number, height: number, scale?: number): Promise<Buffer>
  /** Successive JPEG frames at one size; the caller pipes them on. */
  frames(
    width: number,
    height: number,
    count: number,
    draw: (index: number) => string,
  ): AsyncGenerator<Buffer>
  close(): Promise<void>
}

const shell = `<!doctype html><meta charset="utf-8"><style>
  html, body { margin: 0; background: #fff; overflow: hidden; font-family: "Noto Sans", "Noto Sans Arabic", sans-serif; }
  body > svg { display: block; }
  * { box-sizing: border-box; }
</style><body></body>`

export async function openStudio(): Promise<Studio> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'],
  })

  async function tableOf(width: number, height: number, scale: number) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      offline: true,
    })
    const page = await context.newPage()
    await page.setContent(shell)
    return { context, page }
  }

  const setBody = (html: string) => {
    document.body.innerHTML = html
  }

  return {
    async still(html, width, height, scale = 1) {
      const { context, page } = await tableOf(width, height, scale)
      await page.evaluate(setBody, html)
      const picture = await page.screenshot({ type: 'png' })
      await context.close()
      return picture
    },
    async *frames(width, height, count, draw) {
      const { context, page } = await tableOf(width, height, 1)
      const session = await context.newCDPSession(page)
      for (let index = 0; index < count; index++) {
        await page.evaluate(setBody, draw(index))
        const shot = await session.send('Page.captureScreenshot', { format: 'jpeg', quality: 93 })
        yield Buffer.from(shot.data, 'base64')
      }
      await context.close()
    },
    close: () => browser.close(),
  }
}
