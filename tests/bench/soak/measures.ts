/** What is watched over a shift, and how much of it may grow with a thousand tasks before it counts as a leak. */
export const measures = {
  heap: { title: 'Window: JavaScript heap', unit: 'MB', mostPerThousand: 0.1 },
  renderer: { title: 'Window: its process, own memory', unit: 'MB', mostPerThousand: 1.5 },
  gpu: { title: 'Browser’s drawing process, own memory', unit: 'MB', mostPerThousand: 1.5 },
  nodes: { title: 'DOM nodes', unit: '', mostPerThousand: 2 },
  listeners: { title: 'Event listeners', unit: '', mostPerThousand: 2 },
  players: { title: 'Media elements alive', unit: '', mostPerThousand: 0.2 },
  contexts: {
    title: 'Audio contexts, decoders, bitmaps, drawing contexts alive',
    unit: '',
    mostPerThousand: 0.2,
  },
  workers: { title: 'Workers', unit: '', mostPerThousand: 0.2 },
  mainHeap: { title: 'Main process: JavaScript heap', unit: 'MB', mostPerThousand: 0.1 },
  main: { title: 'Main process: own memory', unit: 'MB', mostPerThousand: 1.5 },
} as const

export type MeasureName = keyof typeof measures
/** Missing where the machine or the runtime does not tell. */
export type Reading = Partial<Record<MeasureName, number>>
