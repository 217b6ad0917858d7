export type Encoded = string | Uint8Array<ArrayBuffer>

export interface Codec {
  /** Throws `An object could not be cloned.` as Electron does, for functions, symbols, promises, DOM nodes. */
  encode(value: unknown): Encoded
  decode(data: Encoded): unknown
}

/**
 * Structured clone over a socket: JSON for what JSON can say, a tag `{ $: … }` for the rest, bytes appended as they are.
 * The function is also injected into the page as text, so it may use nothing from outside itself.
 */
export function createCodec(): Codec {
  type Tagged = { $: string; v?: unknown; n?: string; i?: number; l?: number }
  // biome-ignore format: a list of names
  const errorTypes: Record<string, ErrorConstructor> = {
    Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
  }
  // biome-ignore format: a list of names
  const arrayTypes: Record<string, { new (buffer: ArrayBuffer, offset: number, length: number): ArrayBufferView }> = {
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
    Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView,
  }
  const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1)

  function encode(value: unknown): Encoded {
    const seen = new Map<object, number>()
    const blobs: Uint8Array[] = []

    const blob = (bytes: Uint8Array) => blobs.push(bytes) - 1

    const number = (value: number): unknown => {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value
      return { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    }
    const object = (value: object): unknown => {
      const entries = Object.entries(value).map(([key, item]) => [key, write(item)] as const)
      const plain = Object.fromEntries(entries)
      // A key named $ would read as a tag; __proto__ would be lost by assignment.
      return '$' in plain || Object.hasOwn(plain, '__proto__') ? { $: 'object', v: entries } : plain
    }
    const error = (value: Error): Tagged => {
      const cause = 'cause' in value ? { cause: write(value.cause) } : {}
      return { $: 'error', n: value.name, v: { message: value.message, stack: value.stack, ...cause } }
    }
    const special = (value: object): unknown => {
      const tag = tagOf(value)
      if (value instanceof Error) return error(value)
      if (tag === 'Object') return object(value)
      if (tag === 'Date') return { $: 'date', v: number((value as Date).getTime()) }
      if (tag === 'RegExp') return { $: 'regexp', v: (value as RegExp).source, n: (value as RegExp).flags }
      if (tag === 'Map')
        return { $: 'map', v: [...(value as Map<unknown, unknown>)].map(([k, v]) => [write(k), write(v)]) }
      if (tag === 'Set') return { $: 'set', v: [...(value as Set<unknown>)].map(write) }
      if (tag === 'ArrayBuffer') return { $: 'buffer', i: blob(new Uint8Array(value as ArrayBuffer)) }
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
        return {
          $: 'view',
          n: tag,
          i: blob(bytes),
          l: tag === 'DataView' ? value.byteLength : Reflect.get(value, 'length'),
        }
      }
      throw new Error('An object could not be cloned.')
    }
    const write = (value: unknown): unknown => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
      if (typeof value === 'number') return number(value)
      if (value === undefined) return { $: 'undefined' }
      if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
      if (typeof value !== 'object') throw new Error('An object could not be cloned.')
      const before = seen.get(value)
      if (before !== undefined) return { $: 'ref', i: before }
      seen.set(value, seen.size)
      return Array.isArray(value) ? value.map(write) : special(value)
    }

    const text = JSON.stringify(write(value))
    if (blobs.length === 0) return text
    const head = new TextEncoder().encode(JSON.stringify({ text, sizes: blobs.map((bytes) => bytes.length) }))
    const out = new Uint8Array(4 + head.length + blobs.reduce((sum, bytes) => sum + bytes.length, 0))
    new DataView(out.buffer).setUint32(0, head.length)
    out.set(head, 4)
    let at = 4 + head.length
    for (const bytes of blobs) {
      out.set(bytes, at)
      at += bytes.length
    }
    return out
  }

  function decode(data: Encoded): unknown {
    if (typeof data === 'string') return read(JSON.parse(data), [])
    const headLength = new DataView(data.buffer, data.byteOffset).getUint32(0)
    const head = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + headLength))) as {
      text: string
      sizes: number[]
    }
    const blobs: ArrayBuffer[] = []
    let at = 4 + headLength
    for (const size of head.sizes) {
      blobs.push(data.slice(at, at + size).buffer)
      at += size
    }
    return read(JSON.parse(head.text), blobs)
  }

  function read(root: unknown, blobs: ArrayBuffer[]): unknown {
    const objects: unknown[] = []
    // A container is registered before its contents are read, so that references (and cycles) find it.
    const keep = <T>(value: T): T => {
      objects.push(value)
      return value
    }
    const fill = (target: Record<string, unknown>, entries: [string, unknown][]) => {
      for (const [key, item] of entries) {
        Object.defineProperty(target, key, {
          value: walk(item),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
      return target
    }
    const tagged = (value: Tagged): unknown => {
      const { $: tag, v, n = '', i = 0, l = 0 } = value
      if (tag === 'undefined') return undefined
      if (tag === 'number') return Number(v)
      if (tag === 'bigint') return BigInt(v as string)
      if (tag === 'ref') return objects[i]
      if (tag === 'object') return fill(keep({}), v as [string, unknown][])
      if (tag === 'date') return keep(new Date(walk(v) as number))
      if (tag === 'regexp') return keep(new RegExp(v as string, n))
      if (tag === 'buffer') return keep(blobs[i])
      if (tag === 'view')
        return keep(new (arrayTypes[n] as (typeof arrayTypes)[string])(blobs[i] as ArrayBuffer, 0, l))
      if (tag === 'map') {
        const map = keep(new Map())
        for (const [key, item] of v as [unknown, unknown][]) map.set(walk(key), walk(item))
        return map
      }
      if (tag === 'set') {
        const set = keep(new Set())
        for (const item of v as unknown[]) set.add(walk(item))
        return set
      }
      const { message, stack, cause } = v as { message: string; stack?: string; cause?: unknown }
      const error = keep(new (errorTypes[n] ?? Error)(message))
      Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true })
      if (cause !== undefined)
        Object.defineProperty(error, 'cause', { value: walk(cause), writable: true, configurable: true })
      return error
    }
    const walk = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return value
      if (Array.isArray(value)) {
        const array: unknown[] = keep([])
        for (const item of value) array.push(walk(item))
        return array
      }
      if (typeof (value as Tagged).$ === 'string') return tagged(value as Tagged)
      return fill(keep({}), Object.entries(value))
    }
    return walk(root)
  }

  return { encode, decode }
}
