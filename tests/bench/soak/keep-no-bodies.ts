import type { Page } from 'playwright/test'

interface DriverPage {
  delegate?: {
    _networkManager?: { _sessions?: Map<{ send(method: 'Network.disable'): Promise<unknown> }, unknown> }
  }
}

/**
 * The browser keeps up to 200 MB of what a page and each of its workers loaded, for a driver that watches the network; in
 * a measurement of memory that looks like a leak of the page. Playwright always watches and offers no way to end it, so
 * this goes through its inside. Ask again later for workers that came meanwhile.
 * @throws where the driver's inside is another than the one it was written for
 */
export async function keepNoBodies(page: Page): Promise<void> {
  const { _connection } = page as unknown as { _connection?: { toImpl?: (page: Page) => DriverPage } }
  const sessions = _connection?.toImpl?.(page).delegate?._networkManager?._sessions
  if (!sessions) throw new Error('This version of Playwright cannot be kept from storing what pages load.')
  await Promise.all(
    [...sessions.keys()].map((session) => session.send('Network.disable').catch(() => undefined)),
  )
}
