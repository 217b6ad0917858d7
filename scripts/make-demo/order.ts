import { randomFrom } from '../../src-shared/rules/random.ts'
import { airwaves } from './audios/airwaves.ts'
import { calls } from './audios/calls.ts'
import { rooms } from './audios/rooms.ts'
import { speeches } from './audios/speeches.ts'
import { unspoken } from './audios/unspoken.ts'
import { albums } from './images/album.ts'
import { festival } from './images/festival.ts'
import { listings } from './images/listings.ts'
import { medicine } from './images/medicine.ts'
import { notices } from './images/notices.ts'
import { posters } from './images/posters.ts'
import { scenes } from './images/scenes.ts'
import { screens } from './images/screens.ts'
import { slogans } from './images/slogans.ts'
import { wheelOfFortune } from './images/wheel.ts'
import type { Item } from './item.ts'
import { civicTexts } from './texts/civic.ts'
import { everydayTexts } from './texts/everyday.ts'
import { fraudTexts } from './texts/fraud.ts'
import { longTexts } from './texts/long.ts'
import { moreThreads } from './texts/more-threads.ts'
import { shortTexts } from './texts/short.ts'
import { talks } from './texts/talks.ts'
import { threads } from './texts/threads.ts'
import { arcadeClips } from './videos/arcade.ts'
import { broadcastClips } from './videos/broadcast.ts'
import { councilClips } from './videos/council.ts'
import { offerClips } from './videos/offers.ts'
import { phoneClips } from './videos/phone-clips.ts'
import { streetClips } from './videos/street.ts'
import { tableClips } from './videos/table.ts'
import { yardClips } from './videos/yard.ts'

const first = 'lid-review'

function shuffled(items: Item[], seed: number): Item[] {
  const random = randomFrom(seed)
  return items
    .map((item) => ({ item, place: item.task.id === first ? -1 : random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** Chosen so that the first tasks are light and quick, severe ones never come three in a row, and the last is mild. */
const seed = 39

/** Tasks of one step of priority, which fall due together. */
const stepLength = 12

/** Of the task at a place in the shift: the later, the less urgent. */
function urgency(place: number): { priority: number; dueInMinutes: number } {
  const step = Math.floor(place / stepLength)
  return { priority: place === 0 ? 900 : 700 - 50 * step, dueInMinutes: 45 + 60 * step }
}

/**
 * All tasks, the kinds spread evenly over the shift, the quick first one first. Priority falls in steps along this order,
 * so that a queue sorted by priority keeps the mixture: severe items apart, easy ones between them.
 */
export function shift(): Item[] {
  const kinds = [
    [
      ...shortTexts,
      ...talks,
      ...threads,
      ...fraudTexts,
      ...civicTexts,
      ...everydayTexts,
      ...moreThreads,
      ...longTexts,
    ],
    [
      ...listings,
      ...medicine,
      ...posters,
      ...notices,
      ...slogans,
      ...scenes,
      ...screens,
      ...festival,
      ...wheelOfFortune,
      ...albums,
    ],
    [
      ...phoneClips,
      ...yardClips,
      ...streetClips,
      ...broadcastClips,
      ...tableClips,
      ...offerClips,
      ...councilClips,
      ...arcadeClips,
    ],
    [...speeches, ...calls, ...rooms, ...airwaves, ...unspoken],
  ]
  return kinds
    .flatMap((items, kind) =>
      shuffled(items, seed + kind).map((item, i) => ({ item, place: (i + kind * 0.21) / items.length })),
    )
    .sort((a, b) => a.place - b.place)
    .map(({ item }, i) => ({
      ...item,
      task: { ...item.task, ...urgency(i) },
    }))
}
