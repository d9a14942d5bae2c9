const KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'guest_message',
  'managed_bot',
  'subscription',
] as const

export type UpdateKind = (typeof KINDS)[number]

/** Which kinds of updates a bot gets. */
export interface AllowedKinds {
  has(kind: UpdateKind): boolean
  /** What `allowed_updates` asks for: absent or unreadable changes nothing, `[]` is the default. */
  choose(kinds: unknown): void
  /** The chosen kinds; null when they are the default ones. */
  chosen(): readonly UpdateKind[] | null
}

/** Kinds that come only when they are asked for. */
const NOT_DEFAULT = new Set<string>(['chat_member', 'message_reaction', 'message_reaction_count'])
const DEFAULT = KINDS.filter((kind) => !NOT_DEFAULT.has(kind))

export function createAllowedKinds(): AllowedKinds {
  let allowed: ReadonlySet<UpdateKind> = new Set(DEFAULT)
  return {
    has: (kind) => allowed.has(kind),
    choose(kinds) {
      if (!Array.isArray(kinds)) return
      const chosen = KINDS.filter((kind) => kinds.includes(kind))
      allowed = new Set(chosen.length === 0 ? DEFAULT : chosen)
    },
    chosen() {
      const same = allowed.size === DEFAULT.length && DEFAULT.every((kind) => allowed.has(kind))
      return same ? null : KINDS.filter((kind) => allowed.has(kind))
    },
  }
}
