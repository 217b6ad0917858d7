import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { homedir } from 'node:os'
import path from 'node:path'

/** What an X server tells without any tool: how large its screen is, and how long nobody has touched it. */
export interface XServer {
  width: number
  height: number
  /** Milliseconds since the last input; undefined when the server lacks the MIT-SCREEN-SAVER extension. */
  readonly idleMs: (() => Promise<number>) | undefined
}

interface Address {
  number: number
  socket: { path: string } | { host: string; port: number }
}

/** `:0`, `:0.0` or `host:10.0`; undefined when there is no X display. */
function parseDisplay(display: string | undefined): Address | undefined {
  const match = /^(.*):(\d+)(?:\.\d+)?$/.exec(display ?? '')
  if (!match) return undefined
  const number = Number(match[2])
  const host = match[1]
  if (host && host !== 'unix') return { number, socket: { host, port: 6000 + number } }
  return { number, socket: { path: `/tmp/.X11-unix/X${number}` } }
}

/** The cookie that lets us in, from the Xauthority file (a list of length-prefixed fields, big-endian). */
function readCookie(number: number): { name: Buffer; data: Buffer } {
  const none = { name: Buffer.alloc(0), data: Buffer.alloc(0) }
  let file: Buffer
  try {
    file = readFileSync(process.env.XAUTHORITY ?? path.join(homedir(), '.Xauthority'))
  } catch {
    return none
  }
  for (let at = 0; at < file.length; ) {
    at += 2
    const fields: Buffer[] = []
    for (let field = 0; field < 4; field++) {
      const length = file.readUInt16BE(at)
      fields.push(file.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
    const [, display, name, data] = fields as [Buffer, Buffer, Buffer, Buffer]
    const fits = display.length === 0 || display.toString() === String(number)
    if (fits && name.toString() === 'MIT-MAGIC-COOKIE-1') return { name, data }
  }
  return none
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

function setupRequest(number: number): Buffer {
  const { name, data } = readCookie(number)
  const head = Buffer.alloc(12)
  head.write('l')
  head.writeUInt16LE(11, 2)
  head.writeUInt16LE(name.length, 6)
  head.writeUInt16LE(data.length, 8)
  return Buffer.concat([head, padded(name), padded(data)])
}

/** Reads exactly `length` bytes. */
function createReader(socket: Socket): (length: number) => Promise<Buffer> {
  let buffered: Buffer = Buffer.alloc(0)
  let wanted: { length: number; resolve(data: Buffer): void; reject(error: Error): void } | undefined
  const serve = () => {
    if (!wanted || buffered.length < wanted.length) return
    const { length, resolve } = wanted
    wanted = undefined
    const data = buffered.subarray(0, length)
    buffered = buffered.subarray(length)
    resolve(data)
  }
  socket.on('data', (data: Buffer) => {
    buffered = Buffer.concat([buffered, data])
    serve()
  })
  socket.on('error', (error) => wanted?.reject(error))
  socket.on('close', () => wanted?.reject(new Error('the X server closed the connection')))
  return (length) =>
    new Promise((resolve, reject) => {
      wanted = { length, resolve, reject }
      serve()
    })
}

/** Connects to the X server of `DISPLAY`; undefined when there is none. The connection does not keep the process alive. */
export async function connectX11(): Promise<XServer | undefined> {
  const address = parseDisplay(process.env.DISPLAY)
  if (!address) return undefined
  const socket = connect(address.socket)
  const read = createReader(socket)
  try {
    socket.write(setupRequest(address.number))
    const head = await read(8)
    if (head.readUInt8(0) !== 1) return undefined
    const setup = await read(head.readUInt16LE(6) * 4)
    // After 32 fixed bytes: the vendor's name, eight bytes per pixel format, then the first screen.
    const screen = 32 + Math.ceil(setup.readUInt16LE(16) / 4) * 4 + setup.readUInt8(21) * 8
    const root = setup.readUInt32LE(screen)
    const idleMs = await findIdleCounter(socket, read, root)
    socket.unref()
    return { width: setup.readUInt16LE(screen + 20), height: setup.readUInt16LE(screen + 22), idleMs }
  } catch {
    socket.destroy()
    return undefined
  }
}

async function findIdleCounter(socket: Socket, read: (length: number) => Promise<Buffer>, root: number) {
  const name = Buffer.from('MIT-SCREEN-SAVER')
  const query = Buffer.alloc(8)
  query.writeUInt8(98)
  query.writeUInt16LE(2 + name.length / 4, 2)
  query.writeUInt16LE(name.length, 4)
  socket.write(Buffer.concat([query, name]))
  const reply = await read(32)
  if (reply.readUInt8(8) === 0) return undefined
  const info = Buffer.alloc(8)
  info.writeUInt8(reply.readUInt8(9))
  info.writeUInt8(1, 1)
  info.writeUInt16LE(2, 2)
  info.writeUInt32LE(root, 4)
  return async () => {
    socket.write(info)
    return (await read(32)).readUInt32LE(16)
  }
}
