import { tooMany } from './refusal.ts'
import type { Chat } from './wire.ts'

/** How fast a bot may send. */
export interface SendLimits {
  /** Counts one message, or refuses it with the seconds to wait. */
  count(chat: Chat): void
}

interface Bucket {
  tokens: number
  at: number
}

interface Rate {
  readonly perSecond: number
  readonly burst: number
}

const WHOLE_BOT: Rate = { perSecond: 30, burst: 30 }
const PRIVATE_CHAT: Rate = { perSecond: 1, burst: 3 }
const GROUP: Rate = { perSecond: 20 / 60, burst: 20 }

/** The limits of the vendor's FAQ: 30 a second in all, 1 a second a chat, 20 a minute a group. */
export function createSendLimits(now: () => number): SendLimits {
  const whole: Bucket = { tokens: WHOLE_BOT.burst, at: now() }
  const chats = new Map<number, Bucket>()
  return {
    count(chat) {
      const rate = chat.type === 'private' ? PRIVATE_CHAT : GROUP
      const bucket = chats.get(chat.id) ?? { tokens: rate.burst, at: now() }
      chats.set(chat.id, bucket)
      refill(whole, WHOLE_BOT, now())
      refill(bucket, rate, now())
      const waitS = Math.max(missing(whole, WHOLE_BOT), missing(bucket, rate))
      if (waitS > 0) throw tooMany(Math.ceil(waitS))
      whole.tokens--
      bucket.tokens--
    },
  }
}

function refill(bucket: Bucket, { perSecond, burst }: Rate, at: number): void {
  bucket.tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond)
  bucket.at = at
}

function missing({ tokens }: Bucket, { perSecond }: Rate): number {
  return tokens >= 1 ? 0 : (1 - tokens) / perSecond
}
