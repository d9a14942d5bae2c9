import { z } from 'zod'

/** What we read of VK's events. Whatever else comes along is not looked at. */
export const Envelope = z.object({
  type: z.string(),
  group_id: z.int(),
  /** Absent in old confirmations. */
  event_id: z.string().min(1).optional(),
  object: z.unknown().optional(),
  secret: z.string().optional(),
})

/** Present, whatever it is. */
const Mark = z.unknown().optional()

const Message = z.object({
  from_id: z.int(),
  peer_id: z.int(),
  text: z.string().default(''),
  payload: Mark,
  ref: z.string().optional(),
  attachments: z.array(z.unknown()).default([]),
  geo: Mark,
})

const ClientInfo = z.object({
  button_actions: z.array(z.string()).optional(),
  inline_keyboard: z.boolean().optional(),
  lang_id: z.int().optional(),
})

export const MessageNew = z.object({ message: Message, client_info: ClientInfo.default({}) })

export const MessageEvent = z.object({
  user_id: z.int(),
  peer_id: z.int(),
  event_id: z.string(),
  payload: Mark,
  conversation_message_id: z.int().optional(),
})

export const MessageAllow = z.object({ user_id: z.int() })

export const MessageRead = z.object({
  from_id: z.int(),
  peer_id: z.int(),
  conversation_message_id: z.int(),
})

export type Envelope = z.infer<typeof Envelope>
export type Message = z.infer<typeof Message>
export type ClientInfo = z.infer<typeof ClientInfo>
