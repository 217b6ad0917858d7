/** A code that no rule has yet: what was drawn by a rule names it by its code, which therefore stays as it is. */
export function freeCode(rules: readonly { code: string }[]): string {
  const taken = new Set(rules.map(({ code }) => code))
  let number = rules.length + 1
  while (taken.has(`rule-${number}`)) number += 1
  return `rule-${number}`
}
