/** The next number of a repeatable sequence, from 0 up to but not including 1. */
export type Random = () => number

/**
 * A sequence that depends on nothing but its name. Each day and purpose has one of its own, so that
 * last month's records do not change when today's are added.
 */
export function randomOf(name: string): Random {
  let state = hash(name)
  // mulberry32, public domain: 32 bits of state are plenty for a day of records.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T
export function pick<T>(random: Random, list: readonly T[]): T | undefined
export function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** How many of something that happens `mean` times on average. */
export function howMany(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let left = random(); left > limit; left *= random()) count += 1
  return count
}

/** A factor around 1, log-normal: twice is as likely as half. */
export function spread(random: Random, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.exp(sigma * normal)
}

/** FNV-1a. */
function hash(name: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < name.length; i += 1) {
    value = Math.imul(value ^ name.charCodeAt(i), 0x01000193)
  }
  return value
}
