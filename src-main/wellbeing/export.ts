import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'

const readme = [
  'Your own record of breaks and exposure, from Evenhand. It was kept on your machine for you alone.',
  'at: when this was written, UTC.',
  'hours: what you looked at, by the hour (at is its start, UTC) and by the severity of the content, 1 mild to 4 gravest. revealedMinutes is how long it was unveiled; exposureMinutes is the same time weighted as your organisation has set it, more with sound, less where it was blurred or grey. It is a measure for limits, not one of harm.',
  'review: minutes of active review, by the hour.',
  'rests: breaks. kind: micro, break, severe (after severe exposure), meal, pause (asked for by you) or natural (you were away). ended: complete, early or skipped. lengthMinutes is how long it was meant to be; restedMinutes is what counted.',
  'checkIns: how you said you were, mood 1 (bad) to 5 (good), and what you wrote.',
  'limits: in weighted minutes, for severe content (severity 3 and 4) today and in the last seven days, and for all content today: what you have used, and of how much.',
]

/** The whole record as a text for a file, which says itself what is in it. */
export function exportText(page: WellbeingPage): string {
  return `${JSON.stringify({ readme, ...page }, null, 2)}\n`
}

/** Such as `evenhand-wellbeing-2026-11-22.json`. */
export function exportName(at: string): string {
  return `evenhand-wellbeing-${at.slice(0, 10)}.json`
}
