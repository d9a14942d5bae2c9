/** Does work of one kind one after the other, in the order it was handed over. */
type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * Work under one key waits for the work handed over before it, failed or not; keys do not wait for
 * each other. Nothing is remembered of a key whose work is done.
 */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key)
    const own = before === undefined ? work() : before.then(work, work)
    last.set(key, own)
    const forget = () => {
      if (last.get(key) === own) last.delete(key)
    }
    own.then(forget, forget)
    return own
  }
}
