/** A map that never grows beyond `most`: what was written longest ago is forgotten. */
export interface Memory<Value> {
  get(key: string): Value | null
  set(key: string, value: Value): void
  delete(key: string): void
}

export function createMemory<Value>(most: number): Memory<Value> {
  const kept = new Map<string, Value>()
  return {
    get: (key) => kept.get(key) ?? null,
    set(key, value) {
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    delete: (key) => void kept.delete(key),
  }
}
