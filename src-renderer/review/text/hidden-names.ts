/** Short names of characters that have no shape, as the Unicode charts abbreviate them. */
const names: Record<number, string> = {
  0: 'NUL',
  7: 'BEL',
  8: 'BS',
  11: 'VT',
  12: 'FF',
  27: 'ESC',
  127: 'DEL',
  133: 'NEL',
  173: 'SHY',
  847: 'CGJ',
  1564: 'ALM',
  4447: 'HCF',
  4448: 'HJF',
  6158: 'MVS',
  8203: 'ZWSP',
  8204: 'ZWNJ',
  8205: 'ZWJ',
  8206: 'LRM',
  8207: 'RLM',
  8232: 'LSEP',
  8233: 'PSEP',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  10240: 'BRAILLE BLANK',
  12644: 'HF',
  65279: 'BOM',
  65440: 'HWHF',
  917505: 'LANGUAGE TAG',
  917631: 'END TAG',
}

/** The character's short name; a tag character shows the letter that it hides; the rest read `U+…`. */
export function hiddenName(code: number): string {
  const name = names[code]
  if (name !== undefined) return name
  if (code > 0xe0020 && code < 0xe007f) return `TAG ${String.fromCodePoint(code - 0xe0000)}`
  if (code >= 0xfe00 && code <= 0xfe0f) return `VS${code - 0xfe00 + 1}`
  if (code >= 0xe0100 && code <= 0xe01ef) return `VS${code - 0xe0100 + 17}`
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

export function isBidiControl(code: number): boolean {
  return (
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}

/** PDF and PDI end what another control began; their mark belongs behind it. */
export function isBidiEnd(code: number): boolean {
  return code === 0x202c || code === 0x2069
}
