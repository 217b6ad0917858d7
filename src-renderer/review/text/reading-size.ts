import { create } from 'zustand'

const sizes = [14, 16, 18, 20, 24, 28, 32] as const
const usual = 18

/** Text size in CSS pixels. It stays from task to task: eyes do not change between two of them. */
export const useReadingSize = create<{ size: number; change: (step: -1 | 0 | 1) => void }>()((set) => ({
  size: usual,
  /** One size smaller or larger; 0 goes back to the usual one. */
  change: (step) =>
    set(({ size }) => {
      if (step === 0) return { size: usual }
      const at = sizes.findIndex((candidate) => candidate >= size)
      return { size: sizes[Math.max(0, Math.min(sizes.length - 1, at + step))] ?? usual }
    }),
}))
