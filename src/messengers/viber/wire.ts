import { z } from 'zod'

/** What we read of Viber's calls. Whatever else comes along is not looked at. */
export const Call = z.object({ event: z.string() })

const User = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  /** BCP 47, more or less: `ru-RU`. */
  language: z.string().nullish(),
  /** The highest that all devices of the person understand. */
  api_version: z.number().nullish(),
})

/** Milliseconds since 1970. Calls come in any order: this tells which was first. */
const timestamp = z.int()
const message_token = z.string().min(1)

export const ConversationStarted = z.object({
  timestamp,
  message_token,
  user: User,
  /** What the deep link carried. */
  context: z.string().nullish(),
})

export const Subscribed = z.object({ timestamp, message_token, user: User })

export const Unsubscribed = z.object({ timestamp, message_token, user_id: z.string().min(1) })

export const Message = z.object({
  timestamp,
  message_token,
  sender: User,
  /** Only where it is not a conversation of one person with the bot. */
  chat_id: z.unknown().optional(),
  message: z.object({
    type: z.string(),
    text: z.string().nullish(),
    contact: z.object({ phone_number: z.string() }).nullish(),
  }),
})

export const Receipt = z.object({
  timestamp,
  message_token,
  user_id: z.string().min(1),
  desc: z.string().nullish(),
})

export type User = z.infer<typeof User>
export type Message = z.infer<typeof Message>
