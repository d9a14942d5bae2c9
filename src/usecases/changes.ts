/** Something that whoever watches the service wants to read anew. */
export type Fact =
  /** A row of the log was made or changed. */
  | { readonly type: 'log'; readonly id: string }
  /** A broadcast went on, was stopped or repeated. */
  | { readonly type: 'broadcast'; readonly id: string }
  | { readonly type: 'changed'; readonly what: What }

export type What = 'bots' | 'users' | 'approvals' | 'requests' | 'settings' | 'access' | 'overview'

type Listener = (facts: readonly Fact[]) => void

/** What happens, told to whoever listens. Kept nowhere: who comes later reads the store. */
export interface ChangeFeed {
  /** Call it after the commit: whoever hears of a fact reads it at once. */
  publish(facts: readonly Fact[]): void
  /** Returns how to stop listening. Facts come together, each once, a moment after they happened. */
  subscribe(listener: Listener): () => void
  /** Whether anybody listens: if not, nobody needs to collect facts. */
  heard(): boolean
}

/** How long facts are gathered. */
const TOGETHER_MS = 250

/** Facts of this process, gathered for `everyMs`. Costs nothing while nobody listens. */
export function createChangeFeed(everyMs = TOGETHER_MS): ChangeFeed {
  const listeners = new Set<Listener>()
  const gathered = new Map<string, Fact>()
  let timer: NodeJS.Timeout | undefined

  function tell(): void {
    timer = undefined
    const facts = [...gathered.values()]
    gathered.clear()
    for (const listener of listeners) listener(facts)
  }

  return {
    publish(facts) {
      if (listeners.size === 0 || facts.length === 0) return
      for (const fact of facts) gathered.set(keyOf(fact), fact)
      // The end of the process does not wait for it.
      timer ??= setTimeout(tell, everyMs).unref()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearTimeout(timer)
        timer = undefined
        gathered.clear()
      }
    },
    heard: () => listeners.size > 0,
  }
}

const keyOf = (fact: Fact) => `${fact.type} ${'id' in fact ? fact.id : fact.what}`
