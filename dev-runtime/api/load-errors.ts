// Chromium's net error numbers for what a window of ours can meet; anything else is reported as ERR_FAILED.
const numbers: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
}

export interface LoadFailure {
  description: string
  number: number
}

export function loadFailure(errorText: string): LoadFailure {
  const description = errorText.replace('net::', '')
  return { description, number: numbers[description] ?? -2 }
}

/** The error that `loadURL` rejects with, worded and numbered as Electron does. */
export function loadError(failure: LoadFailure, url: string): Error {
  const error = new Error(`${failure.description} (${failure.number}) loading '${url}'`)
  return Object.assign(error, { code: failure.description, errno: failure.number, url })
}
