import type { Page } from 'playwright/test'
import type { TaskKind } from '../../../src-shared/model/kind.ts'
import type { Clock } from '../../e2e/clock.ts'
import { takeBreak } from './breaks.ts'

// The hand that works through the shift: it looks at each task in one of several ways, then closes it in one of several.

/** Ways to look at a task; its keys in the order that they are pressed. */
const looks: Record<TaskKind, readonly (readonly string[])[]> = {
  video: [
    ['r', 'Space'],
    ['Shift+F', 'ArrowRight', 'ArrowRight', 'Enter', 'r'],
    ['r', 'Space', 'm', 'l'],
    ['t', 'r', '.', '.', ','],
    ['r', 'p'],
    ['Shift+F', 'r', 'End', 'Escape', 'Space'],
    ['r', 'i', 'ArrowRight', 'o', 'Shift+L', 'Space'],
    ['r', 'w', 'ArrowRight', 'Shift+ArrowDown', 'Enter'],
    ['r', 'Shift+D', 'Space', 'Shift+Q'],
  ],
  audio: [
    ['r', 'Space'],
    ['p', 'r', 'Space', 'm'],
    ['t', 'r'],
    ['r', 'i', 'ArrowRight', 'o', 'Shift+L'],
    ['r', 'Space', ']', 'End'],
  ],
  image: [
    ['r'],
    ['r', 'z', 'ArrowLeft', 'z'],
    ['r', 'o', 'p', 'i'],
    ['r', 'PageDown', 'PageDown'],
    ['r', 'w', 'ArrowRight', 'Shift+ArrowDown', 'Enter'],
    ['r', 'Space', '.'],
    ['r', 'Shift+D'],
  ],
  text: [
    ['r'],
    ['r', 'Space', 'End'],
    ['r', 'p', 'p'],
    ['r', 'w', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter'],
    ['r', 'Control+f', 'bread', 'Enter', 'Escape'],
    ['r', 't'],
  ],
}

const closings: readonly (readonly string[])[] = [
  ['n'],
  ['c', '1'],
  ['n'],
  ['b', 'Enter'],
  ['e', '1', 'Enter'],
  ['n'],
]
/** Closes every task, whatever was asked for before. */
const sureClosing = ['Escape', 'Escape', 'c', '1']

export interface Turn {
  /** Milliseconds from the last key to the next task's paint. */
  ms: number
  /** The planned keys did not close the task, as where the policy asks for evidence or for more to be watched. */
  refused: boolean
  /** Nothing is left. */
  empty: boolean
  /** A break came over the task, and was taken. */
  rested: boolean
}

/** What the program refuses in a sentence. */
const refusal = '[role="alert"][data-tone="danger"]'

/** Remembers when the last key was pressed. Once for each page. */
export async function prepareHand(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('keydown', (event) => Object.assign(window, { lastKeyAt: event.timeStamp }), true)
  })
}

/**
 * Takes the break that is due, looks at the task on screen, closes it, and waits for the next to be painted.
 * @param lingers waits until the filmstrip or the waveform is complete, where the task has one
 */
export async function takeTurn(page: Page, clock: Clock, index: number, lingers: boolean): Promise<Turn> {
  const rested = await takeBreak(page, clock)
  const { id, kind } = await page.evaluate(() => {
    const { taskId = '', kind = 'text' } =
      document.querySelector<HTMLElement>('[data-task-id]')?.dataset ?? {}
    return { id: taskId, kind: kind as TaskKind }
  })
  const ways = looks[kind]
  await pressAll(page, ways[Math.floor(index / 4) % ways.length] ?? ['r'])
  if (lingers) await waitForDerived(page)
  const refusedBefore = await page.evaluate(
    (refusal) => document.querySelector(refusal)?.textContent,
    refusal,
  )
  await pressAll(page, closings[index % closings.length] ?? ['n'])
  const planned = await nextPainted(page, id, 1000, refusedBefore ?? '')
  if (planned) return { ...planned, refused: false, rested }
  // One that may not wait for the end of the task.
  const interrupted = await takeBreak(page, clock)
  await pressAll(page, sureClosing)
  const sure = await nextPainted(page, id, 15_000)
  if (!sure) throw new Error(`The task ${id} (${kind}) could not be closed.`)
  return { ...sure, refused: true, rested: rested || interrupted }
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.length > 1 && /^[a-z]/.test(key)) await page.keyboard.type(key)
    else await page.keyboard.press(key)
  }
}

/**
 * Undefined when the key was refused in a sentence, or the task is still there after so long.
 * @param refusedBefore what had been refused before the key; left out, a refusal is waited out
 */
function nextPainted(
  page: Page,
  before: string,
  patienceMs: number,
  refusedBefore?: string,
): Promise<Pick<Turn, 'ms' | 'empty'> | undefined> {
  return page.evaluate(
    ({ before, patienceMs, refusedBefore, refusal }) =>
      new Promise<{ ms: number; empty: boolean } | undefined>((resolve) => {
        const start = performance.now()
        const { lastKeyAt = start } = window as { lastKeyAt?: number }
        const isRefused = () => {
          const refused = document.querySelector(refusal)?.textContent
          return refusedBefore !== undefined && refused !== undefined && refused !== refusedBefore
        }
        const look = () => {
          const shown = document.querySelector<HTMLElement>('[data-task-id][data-painted], [data-empty]')
          const now = performance.now()
          if (shown && shown.dataset.taskId !== before)
            resolve({ ms: now - lastKeyAt, empty: shown.dataset.taskId === undefined })
          else if (now - start > patienceMs || isRefused()) resolve(undefined)
          else requestAnimationFrame(look)
        }
        look()
      }),
    { before, patienceMs, refusedBefore, refusal },
  )
}

function waitForDerived(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const start = performance.now()
        const look = () => {
          const isPartial = document.querySelector(
            '[data-task-id] [data-filmstrip="partial"], [data-task-id] [data-wave="partial"]',
          )
          if (isPartial && performance.now() - start < 3000) requestAnimationFrame(look)
          else resolve()
        }
        look()
      }),
  )
}
