interface Search<Message> {
  /** Called back whenever the chat changes. */
  readonly watchers: { add(look: () => void): unknown; delete(look: () => void): unknown }
  readonly find: () => Message | undefined
  readonly timeoutMs: number
  /** What is looked for, in words. */
  readonly what: string
  /** Everything in the chat, for whoever asks why it was not seen. */
  readonly shown: () => string
}

/** What is looked for in a chat, now or as soon as it comes; rejects when it does not. */
export function untilSeen<Message>(search: Search<Message>): Promise<Message> {
  const { watchers, find, timeoutMs, what, shown } = search
  const already = find()
  if (already !== undefined) return Promise.resolve(already)
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find()
      if (found === undefined) return
      stop()
      resolve(found)
    }
    const stop = () => {
      clearTimeout(timer)
      watchers.delete(look)
    }
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`Not seen within ${timeoutMs} ms: ${what}. The chat shows:\n${shown()}`))
    }, timeoutMs)
    // The server keeps the process alive for as long as a message can come.
    timer.unref()
    watchers.add(look)
  })
}
