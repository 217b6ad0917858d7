import { protocol } from 'electron'
import { longTextPath } from '../../src-shared/desk/long-text.ts'
import type { Vault } from '../vault/vault.ts'
import type { RestPictures } from '../wellbeing/pictures.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { type FindMedia, mediaResponse, sentence, textResponse } from './media-response.ts'
import { picturePlace, pictureResponse } from './rest-picture.ts'
import { servePage } from './serve-page.ts'

export const scheme = 'evenhand'
/** The program's one origin. */
export const origin = `${scheme}://app`

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export interface Served {
  /** Folder of the built renderer. */
  pageFolder: string
  /** Vite's server during development. */
  devServer?: string
  /** Undefined while the profile is locked. */
  media: () => { find: FindMedia; vault: Vault; longText: (taskId: string) => string | undefined } | undefined
  /** Undefined while the profile is locked. */
  pictures: () => RestPictures | undefined
}

/** Serves the page and the tasks' files under the program's own scheme. */
export function serveProtocol({ pageFolder, devServer, media, pictures }: Served): void {
  const policy = contentSecurityPolicy(devServer)
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'app') return sentence(404, 'There is nothing at this address.')
    const file = parseMediaPath(url.pathname)
    if (file) {
      const safes = media()
      if (!safes) return sentence(403, 'The profile is locked.')
      if (file.path === longTextPath) return textResponse(safes.longText(file.taskId))
      return mediaResponse(request, safes.find(file.taskId, file.path), safes.vault)
    }
    const place = picturePlace(url.pathname)
    if (place !== undefined) return pictureResponse(pictures(), place)
    if (url.pathname === '/break-cover') return coverResponse(policy)
    const response = devServer
      ? await fetch(new URL(url.pathname + url.search, devServer))
      : await servePage(pageFolder, decodePath(url.pathname))
    const headers = new Headers(response.headers)
    headers.set('content-security-policy', policy)
    headers.set('referrer-policy', 'no-referrer')
    return new Response(response.body, { status: response.status, headers })
  })
}

/** Nothing to look at, for the screens that are covered during a break. */
function coverResponse(policy: string): Response {
  const page =
    '<!doctype html><html><head><meta charset="utf-8"><title>Evenhand</title></head><body style="background:#161718"></body></html>'
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  })
}

/** `/media/TASK/PATH` as `mediaUrl` of the contract writes it. */
function parseMediaPath(pathname: string): { taskId: string; path: string } | undefined {
  const match = /^\/media\/([^/]+)\/(.+)$/.exec(pathname)
  if (!match) return undefined
  return { taskId: decodePath(match[1] ?? ''), path: decodePath(match[2] ?? '') }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
