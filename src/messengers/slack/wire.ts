import { z } from 'zod'

/** What we read of Slack's payloads. Whatever else comes along is not looked at. */
const Mark = z.unknown().optional()

const Message = z.object({
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  text: z.string().optional(),
  ts: z.string(),
  subtype: z.string().optional(),
  /** Written by a bot, perhaps by us. */
  bot_id: Mark,
})

const Mention = z.object({
  type: z.literal('app_mention'),
  channel: z.string(),
  user: z.string().optional(),
  text: z.string(),
  ts: z.string(),
  bot_id: Mark,
})

const HomeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: z.string(),
  tab: z.string(),
  event_ts: z.string(),
})

const Uninstalled = z.object({ type: z.literal('app_uninstalled') })

const Revoked = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: z.array(z.string()).optional() }),
})

export const KnownEvent = z.discriminatedUnion('type', [
  Message,
  Mention,
  HomeOpened,
  Uninstalled,
  Revoked,
])

/** The envelope of the Events API. */
export const EventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: z.string().optional(),
  api_app_id: z.string().optional(),
  event_id: z.string().optional(),
  event: z.looseObject({ type: z.string() }),
})

export const Challenge = z.object({ type: z.literal('url_verification'), challenge: z.string() })

const User = z.object({
  id: z.string(),
  username: z.string().optional(),
  name: z.string().optional(),
})

const Envelope = {
  api_app_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullish(),
  user: User,
  trigger_id: z.string().optional(),
}

const Block = z.looseObject({ type: z.string() })

const Actions = z.object({
  ...Envelope,
  type: z.literal('block_actions'),
  container: z.looseObject({
    type: z.string(),
    message_ts: z.string().optional(),
    channel_id: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  channel: z.object({ id: z.string(), name: z.string().optional() }).nullish(),
  message: z.looseObject({ blocks: z.array(Block).optional() }).nullish(),
  actions: z.array(
    z.object({
      action_id: z.string(),
      value: z.string().optional(),
      action_ts: z.string(),
    }),
  ),
})

const Shortcut = z.object({
  ...Envelope,
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  action_ts: z.string(),
  message: z.looseObject({ text: z.string().optional() }).nullish(),
})

const Input = z.object({
  value: z.string().nullish(),
  selected_options: z.array(z.unknown()).optional(),
})

const Submission = z.object({
  ...Envelope,
  type: z.literal('view_submission'),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Input)) }),
  }),
})

export const Interaction = z.discriminatedUnion('type', [Actions, Shortcut, Submission])

export const SlashCommand = z.object({
  team_id: z.string().optional(),
  api_app_id: z.string().optional(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  user_id: z.string(),
  user_name: z.string().optional(),
  command: z.string(),
  text: z.string().optional(),
  trigger_id: z.string(),
})

export type EventCallback = z.infer<typeof EventCallback>
export type KnownEvent = z.infer<typeof KnownEvent>
export type Actions = z.infer<typeof Actions>
export type Shortcut = z.infer<typeof Shortcut>
export type Submission = z.infer<typeof Submission>
export type Interaction = z.infer<typeof Interaction>
export type SlashCommand = z.infer<typeof SlashCommand>
