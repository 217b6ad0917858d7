import { execFile } from 'node:child_process'
import { findProgram } from '../desktop/find-program.ts'
import { strictEmitter } from '../strict.ts'
import { app } from './app.ts'

interface NotificationOptions {
  title?: string
  body?: string
  silent?: boolean
}

// The desktop's notification service, reached by the tool that comes with GLib.
function findBus(): string | undefined {
  return process.env.DBUS_SESSION_BUS_ADDRESS ? findProgram('gdbus') : undefined
}

export class Notification extends strictEmitter('Notification', ['show', 'failed', 'click', 'close']) {
  title: string
  body: string
  silent: boolean

  constructor({ title = '', body = '', silent = false }: NotificationOptions = {}) {
    super()
    this.title = title
    this.body = body
    this.silent = silent
  }

  static isSupported(): boolean {
    return findBus() !== undefined
  }

  /** Emits `show`, or `failed` with the reason. Clicks do not come back. */
  show(): void {
    const bus = findBus()
    if (!bus) {
      setImmediate(() => this.emit('failed', {}, 'there is no session bus, so no notification service'))
      return
    }
    const hints = this.silent ? "{'suppress-sound': <true>}" : '{}'
    const call = [
      'call',
      '--session',
      '--dest=org.freedesktop.Notifications',
      '--object-path=/org/freedesktop/Notifications',
    ]
    const values = [app.getName(), '0', '', this.title, this.body, '[]', hints, '-1']
    execFile(
      bus,
      [...call, '--method=org.freedesktop.Notifications.Notify', '--', ...values],
      (error, _output, complaint) => {
        if (error) this.emit('failed', {}, complaint.trim())
        else this.emit('show', {})
      },
    )
  }
}
