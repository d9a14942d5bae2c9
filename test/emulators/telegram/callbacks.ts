import { badRequest } from './refusal.ts'

/** What the person sees after a press. */
export interface CallbackAnswer {
  readonly text: string
  readonly showAlert: boolean
  /** From the press to the answer. */
  readonly afterMs: number
}

/** A press of an inline button, as it went on. */
export interface CallbackRecord {
  readonly id: string
  readonly fromId: number
  readonly data: string
  readonly pressedAt: number
  answer: CallbackAnswer | null
}

export interface Callbacks {
  press(fromId: number, data: string): CallbackRecord
  /** Refused when the press is unknown, too old or answered before. */
  answer(id: string, answer: Omit<CallbackAnswer, 'afterMs'>): void
  /** Settles when the press is answered; rejects when it is not in time. */
  answered(id: string, timeoutMs: number): Promise<CallbackAnswer>
  /** Every press so far, newest last; without a log only the unanswered ones. */
  records(): readonly CallbackRecord[]
}

interface CallbacksOptions {
  readonly now: () => number
  readonly random: () => number
  /** How long a press can be answered. */
  readonly lifetimeMs: number
  readonly keepAnswered: boolean
}

const TEXT_LENGTH = 200

export function createCallbacks({
  now,
  random,
  lifetimeMs,
  keepAnswered,
}: CallbacksOptions): Callbacks {
  const byId = new Map<string, CallbackRecord>()
  const waiting = new Map<string, (answer: CallbackAnswer) => void>()
  let lastId = BigInt(Math.floor(random() * 1e9)) * 1_000_000_000n

  const forgetOld = () => {
    for (const record of byId.values()) {
      if (record.pressedAt + lifetimeMs > now()) return
      byId.delete(record.id)
    }
  }

  return {
    press(fromId, data) {
      if (!keepAnswered) forgetOld()
      lastId += 1n
      const record = { id: String(lastId), fromId, data, pressedAt: now(), answer: null }
      byId.set(record.id, record)
      return record
    },
    answer(id, { text, showAlert }) {
      const record = byId.get(id)
      if (!record || record.answer || now() > record.pressedAt + lifetimeMs) {
        throw badRequest('query is too old and response timeout expired or query ID is invalid')
      }
      if ([...text].length > TEXT_LENGTH) throw badRequest('MESSAGE_TOO_LONG')
      record.answer = { text, showAlert, afterMs: now() - record.pressedAt }
      waiting.get(id)?.(record.answer)
      if (!keepAnswered) byId.delete(id)
    },
    answered(id, timeoutMs) {
      const answer = byId.get(id)?.answer
      if (answer) return Promise.resolve(answer)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id)
          reject(new Error(`The press ${id} was not answered within ${timeoutMs} ms`))
        }, timeoutMs)
        // The server keeps the process alive for as long as an answer can come.
        timer.unref()
        waiting.set(id, (given) => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(given)
        })
      })
    },
    records: () => [...byId.values()],
  }
}
