/**
 * Agreement of two raters beyond chance, from their table of counts or weights: rows are what one said, columns what the
 * other said. Source: J. Cohen, “A Coefficient of Agreement for Nominal Scales”, Educational and Psychological Measurement 20 (1960).
 * @returns −1…1; undefined where there is nothing, or where chance alone agrees wholly (both always said the same one thing)
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | undefined {
  const total = sum(table.map(sum))
  if (total === 0) return undefined
  const rows = table.map(sum)
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)))
  const agreed = sum(table.map((row, index) => row[index] ?? 0)) / total
  const byChance = sum(rows.map((row, index) => row * (columns[index] ?? 0))) / (total * total)
  return byChance === 1 ? undefined : (agreed - byChance) / (1 - byChance)
}

/**
 * Agreement of the same number of raters on each subject, who need not be the same people. Source: J. L. Fleiss, “Measuring
 * Nominal Scale Agreement among Many Raters”, Psychological Bulletin 76 (1971).
 * @param counts a row for each subject: how many raters chose each category; the rows have the same sum, of at least 2
 * @returns as `cohenKappa`
 * @throws RangeError where the sums differ
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number | undefined {
  const [first] = counts
  if (!first) return undefined
  const raters = sum(first)
  if (raters < 2 || counts.some((row) => sum(row) !== raters))
    throw new RangeError('Fleiss’ kappa needs the same number of raters, at least two, for each subject.')
  const subjects = counts.length
  const shares = first.map(
    (_, category) => sum(counts.map((row) => row[category] ?? 0)) / (subjects * raters),
  )
  const byChance = sum(shares.map((share) => share * share))
  const agreed =
    sum(counts.map((row) => (sum(row.map((count) => count * count)) - raters) / (raters * (raters - 1)))) /
    subjects
  return byChance === 1 ? undefined : (agreed - byChance) / (1 - byChance)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
