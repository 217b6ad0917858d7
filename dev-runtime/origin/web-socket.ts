import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

export type SocketData = string | Uint8Array<ArrayBuffer>

export interface ServerSocket {
  send(data: SocketData): void
  close(): void
  onMessage(listener: (data: SocketData) => void): void
  onClose(listener: () => void): void
}

const opText = 1
const opBinary = 2
const opClose = 8
const opPing = 9
const opPong = 10
// Larger than any command; a page that sends more is broken and is cut off.
const maxMessageBytes = 256 * 1024 * 1024

function frame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const extended = length < 126 ? 0 : length < 65536 ? 2 : 8
  const out = Buffer.allocUnsafe(2 + extended + length)
  out[0] = 0x80 | opcode
  out[1] = extended === 0 ? length : extended === 2 ? 126 : 127
  if (extended === 2) out.writeUInt16BE(length, 2)
  if (extended === 8) out.writeBigUInt64BE(BigInt(length), 2)
  out.set(payload, 2 + extended)
  return out
}

interface ParsedFrame {
  final: boolean
  opcode: number
  payload: Buffer
  size: number
}

/** One frame from the front of `data` (clients always mask), or undefined when it is not complete yet. */
function parseFrame(data: Buffer): ParsedFrame | undefined {
  if (data.length < 6) return undefined
  const first = data.readUInt8(0)
  const short = data.readUInt8(1) & 0x7f
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + extended + 4
  if (data.length < start) return undefined
  const length =
    extended === 2 ? data.readUInt16BE(2) : extended === 8 ? Number(data.readBigUInt64BE(2)) : short
  if (length > maxMessageBytes) throw new Error('message too large')
  if (data.length < start + length) return undefined
  const mask = data.subarray(start - 4, start)
  const payload = Buffer.from(data.subarray(start, start + length))
  for (let i = 0; i < length; i++) payload[i] = (payload[i] as number) ^ (mask[i & 3] as number)
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size: start + length }
}

/** Answers the WebSocket handshake (RFC 6455) and speaks just what a browser page needs. */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex): ServerSocket {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const accept = createHash('sha1').update(key).digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${lines.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)

  let onMessage: (data: SocketData) => void = () => {}
  let pending: Buffer = Buffer.alloc(0)
  let parts: Buffer[] = []
  let kind = opText

  const take = ({ final, opcode, payload }: ParsedFrame) => {
    if (opcode === opClose) return void socket.end(frame(opClose, payload))
    if (opcode === opPing) return void socket.write(frame(opPong, payload))
    if (opcode === opPong) return
    if (opcode !== 0) kind = opcode
    parts.push(payload)
    if (!final) return
    const whole = parts.length === 1 ? payload : Buffer.concat(parts)
    parts = []
    onMessage(kind === opText ? whole.toString() : new Uint8Array(whole))
  }
  socket.on('data', (data: Buffer) => {
    pending = pending.length === 0 ? data : Buffer.concat([pending, data])
    try {
      for (let next = parseFrame(pending); next; next = parseFrame(pending)) {
        pending = pending.subarray(next.size)
        take(next)
      }
    } catch {
      socket.destroy()
    }
  })
  socket.on('error', () => socket.destroy())

  return {
    send: (data) => {
      if (socket.writable)
        socket.write(typeof data === 'string' ? frame(opText, Buffer.from(data)) : frame(opBinary, data))
    },
    close: () => socket.destroy(),
    onMessage: (listener) => {
      onMessage = listener
    },
    onClose: (listener) => void socket.once('close', listener),
  }
}
