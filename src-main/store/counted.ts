/** A number with its noun: “1 row”, “3 rows”, “2 entries”. @param many the noun of all numbers but one, if it is no plain plural */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`
}
