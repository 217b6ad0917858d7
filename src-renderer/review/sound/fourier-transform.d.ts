declare module 'fourier-transform' {
  /** Magnitudes of a real signal whose length is a power of two: half as many; a full-scale tone gives 1. */
  export default function rfft(input: Float64Array, output?: Float64Array): Float64Array
}
