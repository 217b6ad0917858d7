/**
 * A language tag's name in the interface's language, such as “Brazilian Portuguese” for `pt-BR`; the tag itself if it has
 * none. Tags come from packs, and browsers throw at some that look right, such as `zh-yue`.
 */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
