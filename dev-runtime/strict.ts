import { EventEmitter } from 'node:events'

/** The error for every part of Electron's API that is not here: it says its name, so that nothing fails in silence. */
export function notImplemented(name: string): Error {
  return new Error(`dev-runtime does not implement ${name}`)
}

// The language itself probes these on any object (await, JSON, inspection); absence is their normal answer.
const probes = new Set([
  'then',
  'toJSON',
  'inspect',
  'default',
  '__esModule',
  'domain',
  'nodeType',
  'asymmetricMatch',
])

function refuseUnknown(name: string, parent: object): object {
  return new Proxy(parent, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target || probes.has(property)) {
        return Reflect.get(target, property, receiver)
      }
      throw notImplemented(`${name}.${property}`)
    },
  })
}

/** The same object, but reading a property that it does not have throws that property's name. */
export function strict<T extends object>(name: string, members: T): T {
  return refuseUnknown(name, members) as T
}

/**
 * A base class for API objects: unknown properties throw their name, and so does listening to an event that is never
 * emitted (without `events`, any name goes). The refusal sits at the end of the prototype chain, so `this` stays the real object (private fields work).
 */
export function strictEmitter(name: string, events?: readonly string[]) {
  const known = events && new Set(events)
  const check = (event: string | symbol) => {
    if (typeof event === 'string' && known && !known.has(event))
      throw notImplemented(`${name}.on('${event}')`)
  }

  class StrictEmitter extends EventEmitter {
    override on(event: string | symbol, listener: (...values: never[]) => void): this {
      check(event)
      return super.on(event, listener as (...values: unknown[]) => void)
    }
    override addListener(event: string | symbol, listener: (...values: never[]) => void): this {
      return this.on(event, listener)
    }
    override once(event: string | symbol, listener: (...values: never[]) => void): this {
      check(event)
      return super.once(event, listener as (...values: unknown[]) => void)
    }
  }
  Object.setPrototypeOf(StrictEmitter.prototype, refuseUnknown(name, EventEmitter.prototype))
  return StrictEmitter
}

/** Stands for a whole module or class that is missing: touching or constructing it throws its name. */
export function missing(name: string): object {
  return new Proxy(class {}, {
    get(_target, property) {
      if (typeof property === 'symbol' || probes.has(property)) return undefined
      throw notImplemented(property === 'prototype' ? name : `${name}.${property}`)
    },
    construct() {
      throw notImplemented(name)
    },
  })
}

/** Electron's cancellable events: listeners call `preventDefault()`, the emitter reads `defaultPrevented`. */
export interface PreventableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export function preventable<T extends object>(details: T): T & PreventableEvent {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
