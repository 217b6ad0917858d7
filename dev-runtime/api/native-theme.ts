import { strictEmitter } from '../strict.ts'

type Source = 'system' | 'light' | 'dark'

class NativeTheme extends strictEmitter('nativeTheme', ['updated']) {
  #source: Source = 'system'
  #systemDark = false
  #apply: (() => void)[] = []

  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: '${source}'`)
    if (source === this.#source) return
    this.#source = source
    for (const apply of this.#apply) apply()
    this.emit('updated', {})
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemDark : this.#source === 'dark'
  }
  // The desktop's contrast and colour settings reach the page's media queries, but are not known here.
  get shouldUseHighContrastColors(): boolean {
    return false
  }
  get shouldUseInvertedColorScheme(): boolean {
    return false
  }

  /** Called with what a page sees when no source is forced: the desktop's own preference. */
  noteSystem(dark: boolean): void {
    if (this.#source !== 'system' || dark === this.#systemDark) return
    this.#systemDark = dark
    this.emit('updated', {})
  }

  /** Pages register here to follow; the feature is for Chromium's `Emulation.setEmulatedMedia`. */
  follow(apply: (feature: { name: string; value: string }) => void): () => void {
    const mine = () => {
      apply({ name: 'prefers-color-scheme', value: this.#source === 'system' ? '' : this.#source })
    }
    this.#apply.push(mine)
    if (this.#source !== 'system') mine()
    return () => {
      this.#apply = this.#apply.filter((other) => other !== mine)
    }
  }
}

export const nativeTheme = new NativeTheme()
