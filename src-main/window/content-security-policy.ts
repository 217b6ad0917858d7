/**
 * The page may load from its own origin only. `style-src 'unsafe-inline'` is for Mantine, which sets inline styles;
 * blob: is for pictures, media and hls.js's worker made in the page.
 * @param devServer origin of Vite's server during development, else undefined
 */
export function contentSecurityPolicy(devServer?: string): string {
  const dev = devServer ? ` ${devServer} ${devServer.replace(/^http/, 'ws')}` : ''
  return [
    `default-src 'none'`,
    `script-src 'self'${devServer ? ` 'unsafe-inline'${dev}` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob:`,
    `connect-src 'self'${dev}`,
    `worker-src 'self' blob:`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
