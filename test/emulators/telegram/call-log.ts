import type { Call } from './call.ts'

/** One call as it was made and answered. */
export interface LoggedCall {
  /** The method's own spelling, however the caller wrote it. */
  readonly method: string
  /** As they came; an uploaded file stands as «<name, N bytes>» under the part it came in. */
  readonly params: Readonly<Record<string, unknown>>
  /** Milliseconds since 1970 by the emulator's clock. */
  readonly at: number
  /** The HTTP status; 0 when no answer was given. */
  readonly status: number
  /** The description of a refusal. */
  readonly error?: string
}

export interface CallLog {
  add(method: string, call: Call, at: number, status: number, error: string | undefined): void
  all(): readonly LoggedCall[]
}

const MOST = 20_000

/** @param keep false remembers nothing: for benchmarks. */
export function createCallLog(keep: boolean): CallLog {
  let calls: LoggedCall[] = []
  return {
    add(method, call, at, status, error) {
      if (!keep) return
      if (calls.length >= MOST) calls = calls.slice(MOST / 2)
      const params = paramsOf(call)
      calls.push({ method, params, at, status, ...(error === undefined ? {} : { error }) })
    },
    all: () => calls,
  }
}

function paramsOf({ parameters, files }: Call): Readonly<Record<string, unknown>> {
  if (files.size === 0) return parameters
  const mentioned = JSON.stringify(parameters)
  const direct = files.entries().filter(([name]) => !mentioned.includes(`attach://${name}`))
  const named = direct.map(([name, { fileName, bytes }]) => {
    return [name, `<${fileName}, ${bytes.length} bytes>`] as const
  })
  return { ...parameters, ...Object.fromEntries(named) }
}
