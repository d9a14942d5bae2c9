/** Something that runs, and can be stopped and opened anew while others go on using it. */
export interface Supervised<Running> extends AsyncDisposable {
  /**
   * What runs now; while it is being opened anew, what will run then. After it could not be opened,
   * whoever asks has it tried again.
   */
  current(): Promise<Running>
  /** Stops what runs and opens it again; rejects when it cannot be opened. */
  reopen(): Promise<void>
}

/**
 * Opens with `open` and keeps it. What is opened anew is handed out once `begin` is done with it;
 * the first is for the caller to begin with.
 */
export async function supervise<Running extends AsyncDisposable>(
  open: () => Promise<Running>,
  begin: (running: Running) => Promise<void>,
): Promise<Supervised<Running>> {
  const first = await open()
  let current: Promise<Running> = Promise.resolve(first)
  let failed = false

  async function openAnew(before: Promise<Running>): Promise<Running> {
    await before.then((running) => running[Symbol.asyncDispose]()).catch(() => undefined)
    const running = await open()
    await begin(running)
    return running
  }

  async function reopen(): Promise<void> {
    failed = false
    const opening = openAnew(current)
    current = opening
    try {
      await opening
    } catch (error) {
      failed = current === opening
      throw error
    }
  }

  return {
    reopen,
    async current() {
      if (failed) await reopen()
      return current
    },
    async [Symbol.asyncDispose]() {
      const running = await current.catch(() => null)
      await running?.[Symbol.asyncDispose]()
    },
  }
}
