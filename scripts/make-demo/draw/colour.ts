/** A hex colour made darker (amount below 0) or lighter (above 0), by a share of the way to black or white. */
export function shade(hex: string, amount: number): string {
  const target = amount < 0 ? 0 : 255
  const part = (from: number) =>
    Math.round(
      Number.parseInt(hex.slice(from, from + 2), 16) * (1 - Math.abs(amount)) + target * Math.abs(amount),
    )
      .toString(16)
      .padStart(2, '0')
  return `#${part(1)}${part(3)}${part(5)}`
}

export const skins = ['#f2c9a5', '#e0ac7e', '#c68a5b', '#9a6540', '#6f4529'] as const

let nextId = 0
/** An id for a gradient or clip path, unique within one document. */
export const freshId = (): string => `d${nextId++}`
/** Ids start again with each document, so that the same scene gives the same markup. */
export const resetIds = (): void => {
  nextId = 0
}

export const vertical = (id: string, top: string, bottom: string): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`

/** A rectangle filled from top to bottom with a gradient. */
export function fade(
  x: number,
  y: number,
  width: number,
  height: number,
  top: string,
  bottom: string,
  round = 0,
) {
  const id = freshId()
  return `<defs>${vertical(id, top, bottom)}</defs><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="url(#${id})"/>`
}

export const svg = (width: number, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`
