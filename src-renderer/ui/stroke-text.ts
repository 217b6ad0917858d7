import type { Stroke } from '../../src-shared/model/stroke.ts'
import { strokeText as textOf } from '../../src-shared/rules/stroke-text.ts'

let layout: ReadonlyMap<string, string> = new Map()

interface KeyboardWithLayout {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>
}

/** Learns what is printed on this keyboard, so that the screen shows the letter that the hand finds. */
export async function readKeyboardLayout(): Promise<void> {
  const { keyboard } = navigator as Navigator & { keyboard?: KeyboardWithLayout }
  try {
    layout = (await keyboard?.getLayoutMap()) ?? layout
  } catch {
    // Not to be had here; the names of the places themselves are shown.
  }
}

/** What is printed on the keys of a stroke on this keyboard. */
export function strokeText(stroke: Stroke): string {
  return textOf(stroke, printedOn)
}

function printedOn(place: string): string | undefined {
  const printed = layout.get(place)?.trim()
  return printed ? printed.toUpperCase() : undefined
}
