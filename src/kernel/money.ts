/**
 * Exact quantities. Money is a whole number of kopecks, call time a whole number of seconds, both
 * as bigint, so that no sum ever passes through floating point.
 */
export type Minor = bigint

/** Kopecks as roubles for JSON and geometry: the nearest number, never used for sums. */
export function majorUnits(minor: Minor): number {
  return Number(minor) / 100
}

/** Whole minutes of a number of seconds, half rounded up: once, over the sum. */
export function wholeMinutes(seconds: bigint): number {
  return Math.round(Number(seconds) / 60)
}

/** Sum of exact quantities. */
export function sumMinor(values: Iterable<Minor>): Minor {
  let sum = 0n
  for (const value of values) sum += value
  return sum
}

/**
 * Sum of counts. Counts of goods may be fractional (1.5 m); they are kept to thousandths, so that
 * 0.1 + 0.2 is 0.3.
 */
export function sumCounts(values: Iterable<number>): number {
  let thousandths = 0
  for (const value of values) thousandths += Math.round(value * 1000)
  return thousandths / 1000
}

/** `part` of `whole` in per cent with two decimals; null when there is no whole to be a part of. */
export function percentOf(part: Minor, whole: Minor): number | null {
  if (whole <= 0n) return null
  const doubled = (part < 0n ? -part : part) * 20_000n
  const hundredths = Number((doubled + whole) / (2n * whole))
  return part < 0n && hundredths > 0 ? -hundredths / 100 : hundredths / 100
}
