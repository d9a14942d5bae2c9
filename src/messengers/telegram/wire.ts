import { z } from 'zod'

/** What we read of Telegram's updates. Whatever else comes along is not looked at. */
const User = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
})

const Chat = z.object({ id: z.int(), type: z.string() })

/** Present, whatever it is. */
const Mark = z.unknown().optional()

/** What people send besides words. */
const Content = z.object({
  animation: Mark,
  audio: Mark,
  dice: Mark,
  document: Mark,
  location: Mark,
  paid_media: Mark,
  photo: Mark,
  poll: Mark,
  sticker: Mark,
  story: Mark,
  venue: Mark,
  video: Mark,
  video_note: Mark,
  voice: Mark,
})

export const CONTENT_KINDS = Content.keyof().options

const Message = z.object({
  ...Content.shape,
  message_id: z.int(),
  /** Absent for what a channel says. */
  from: User.optional(),
  chat: Chat,
  /** 0: no longer there, and nothing but its place is known. */
  date: z.int(),
  text: z.string().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  /** Written to a person on whose behalf a bot acts, not to us. */
  business_connection_id: Mark,
  // Each of these means that somebody else may have written it.
  forward_origin: Mark,
  forward_date: Mark,
  via_bot: Mark,
})

const CallbackQuery = z.object({
  id: z.string(),
  from: User,
  /** Absent when the button stood in somebody else's chat. */
  message: Message.optional(),
  /** Absent for a game. */
  data: z.string().optional(),
})

const ChatMember = z.object({
  chat: Chat,
  from: User,
  new_chat_member: z.object({ status: z.string() }),
})

export const WireUpdate = z.object({
  update_id: z.int(),
  message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  my_chat_member: ChatMember.optional(),
})

export type User = z.infer<typeof User>
export type Chat = z.infer<typeof Chat>
export type Message = z.infer<typeof Message>
export type CallbackQuery = z.infer<typeof CallbackQuery>
export type ChatMember = z.infer<typeof ChatMember>
