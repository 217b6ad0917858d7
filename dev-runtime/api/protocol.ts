import type { ProtocolHandler } from '../origin/exchange.ts'
import { handlerOf, setHandler } from '../origin/origins.ts'
import { strict } from '../strict.ts'
import { app } from './app.ts'
import { isRegistered, registerScheme } from './schemes.ts'

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: Parameters<typeof registerScheme>[0][]) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const scheme of schemes) registerScheme(scheme)
  },
  handle: (scheme: string, handler: ProtocolHandler) => {
    if (!isRegistered(scheme)) {
      throw new Error(
        `dev-runtime implements protocol.handle only for registered schemes, and '${scheme}' is not`,
      )
    }
    if (handlerOf(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    setHandler(scheme, handler)
  },
  unhandle: (scheme: string) => {
    if (!handlerOf(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
    setHandler(scheme, undefined)
  },
  isProtocolHandled: (scheme: string) => handlerOf(scheme) !== undefined,
})
