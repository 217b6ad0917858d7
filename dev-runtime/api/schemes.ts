interface CustomScheme {
  scheme: string
  privileges?: Record<string, boolean>
}

const registered = new Map<string, Record<string, boolean>>()

/** Schemes that the page reaches over loopback. They behave as http does there, so `standard` and `secure` are a must. */
export function registerScheme({ scheme, privileges = {} }: CustomScheme): void {
  if (!privileges.standard || !privileges.secure) {
    throw new Error(
      `dev-runtime implements only schemes that are standard and secure, and '${scheme}' is not`,
    )
  }
  registered.set(scheme, privileges)
}

export function isRegistered(scheme: string): boolean {
  return registered.has(scheme)
}

/** What Chromium can load by itself. */
export function isNative(scheme: string): boolean {
  return ['http', 'https', 'data', 'about', 'blob'].includes(scheme)
}
