/** Something that runs, and can be stopped and opened anew while others go on using it. */
export interface Supervised<Running> extends AsyncDisposable {
  /** What runs now; while it is being opened anew, what will run then. */
  current(): Promise<Running>
  /** Stops what runs and opens it again; rejects when it cannot be opened. */
  reopen(): Promise<void>
}

/** Opens with `open` and keeps it; `begin` is called once others can reach what was opened. */
export async function supervise<Running extends AsyncDisposable>(
  open: () => Promise<Running>,
  begin: (running: Running) => Promise<void>,
): Promise<Supervised<Running>> {
  const first = await open()
  let current: Promise<Running> = new Promise((resolve) => resolve(first))
  return {
    current: () => current,
    async reopen() {
      const before = current
      current = before
        .then((running) => running[Symbol.asyncDispose]())
        .catch(() => undefined)
        .then(open)
      await begin(await current)
    },
    async [Symbol.asyncDispose]() {
      const running = await current.catch(() => null)
      await running?.[Symbol.asyncDispose]()
    },
  }
}
