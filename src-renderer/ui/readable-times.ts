const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g

/** A sentence of main's, with its moments as people read them: main writes them as files do, in UTC. */
export function withReadableTimes(sentence: string, locale: string): string {
  const { format } = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return sentence.replaceAll(instant, (moment) => format(new Date(moment)))
}
