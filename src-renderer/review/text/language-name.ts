/** A language tag's name in the interface's language, such as “Brazilian Portuguese” for `pt-BR`; the tag itself if it has none. */
export function languageName(tag: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag
}
