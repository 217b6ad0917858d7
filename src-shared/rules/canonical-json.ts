/**
 * JSON text that is the same for the same value, whatever order its fields came in: the JSON Canonicalization Scheme
 * (RFC 8785), which writes numbers and strings as ECMAScript does and sorts names by their UTF-16 code units.
 * @param value as JSON could hold it; fields that are undefined are left out
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`)
  return `{${fields.join(',')}}`
}
