import { messageJson } from './methods/method.ts'
import { viewJson } from './methods/views.ts'
import type { VisibleButton } from './visible.ts'
import { type Json, objects } from './wire.ts'
import type { Conversation, OpenView, SlackUser, StoredMessage, World } from './world.ts'

/** The envelope of an event: every one has an id of its own, also when the same thing is told again. */
export function eventEnvelope(world: World, event: Json): Json {
  const { teamId, appId, botUser } = world.app
  return {
    token: 'zzz',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: world.id('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authed_users: [botUser],
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJl',
  }
}

export function messageEvent(world: World, place: Conversation, message: StoredMessage): Json {
  return {
    client_msg_id: `${world.id('c')}-${message.ts}`,
    ...messageJson(world, message),
    channel: place.id,
    event_ts: message.ts,
    channel_type: place.type,
  }
}

/** What a trigger lasts. */
const TRIGGER_MS = 3_000

function trigger(world: World, user: string): string {
  const id = `${world.id('5')}.6789.abcdef`
  world.triggers.set(id, { user, until: world.now() + TRIGGER_MS, used: false })
  return id
}

function interaction(world: World, { id, name }: SlackUser): Json {
  const { teamId, appId } = world.app
  return {
    user: { id, username: name, name, team_id: teamId },
    api_app_id: appId,
    token: 'zzz',
    trigger_id: trigger(world, id),
    team: { id: teamId, domain: 'acme' },
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** A press under a message, or in a view when there is none. */
export function pressPayload(
  world: World,
  user: SlackUser,
  { actionId, blockId, label, value }: VisibleButton,
  under: { readonly place: Conversation; readonly message: StoredMessage } | OpenView,
): Json {
  const inMessage = 'message' in under
  const container = inMessage
    ? {
        type: 'message',
        message_ts: under.message.ts,
        channel_id: under.place.id,
        is_ephemeral: under.message.onlyFor !== null,
      }
    : { type: 'view', view_id: under.id }
  const name = inMessage && under.place.type === 'im' ? 'directmessage' : 'privategroup'
  return {
    type: 'block_actions',
    ...interaction(world, user),
    container,
    ...(inMessage && {
      channel: { id: under.place.id, name },
      message: messageJson(world, under.message),
    }),
    ...(!inMessage && { view: viewJson(world, under) }),
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T0/1/abc',
    actions: [
      {
        action_id: actionId,
        block_id: blockId,
        text: { type: 'plain_text', text: label, emoji: true },
        ...(value !== null && { value }),
        type: 'button',
        action_ts: world.ts(),
      },
    ],
  }
}

export function submissionPayload(
  world: World,
  user: SlackUser,
  opened: OpenView,
  filled: Readonly<Record<string, string>>,
): Json {
  const values = Object.fromEntries(
    objects(opened.view.blocks)
      .filter(({ type }) => type === 'input')
      .map(({ block_id, element }) => {
        const [input] = objects([element])
        const id = String(input?.action_id)
        return [String(block_id), { [id]: filledInput(input ?? {}, filled[String(block_id)]) }]
      }),
  )
  return {
    type: 'view_submission',
    ...interaction(world, user),
    view: viewJson(world, opened, values),
    response_urls: [],
  }
}

function filledInput({ type, options }: Json, value: string | undefined): Json {
  if (type !== 'checkboxes') return { type, value: value ?? null }
  return { type, selected_options: value === 'yes' ? objects(options).slice(0, 1) : [] }
}

export function commandPayload(
  world: World,
  user: SlackUser,
  place: Conversation,
  command: string,
  text: string,
): Json {
  return {
    token: 'zzz',
    team_id: world.app.teamId,
    team_domain: 'acme',
    channel_id: place.id,
    channel_name: place.type === 'im' ? 'directmessage' : place.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: world.app.appId,
    is_enterprise_install: false,
    response_url: 'https://hooks.slack.com/commands/T0/1/abc',
    trigger_id: trigger(world, user.id),
  }
}

export function shortcutPayload(
  world: World,
  user: SlackUser,
  place: Conversation,
  message: StoredMessage,
  callback: string,
): Json {
  return {
    type: 'message_action',
    ...interaction(world, user),
    callback_id: callback,
    action_ts: world.ts(),
    message_ts: message.ts,
    channel: { id: place.id, name: place.name },
    message: messageJson(world, message),
    response_url: 'https://hooks.slack.com/app/T0/1/abc',
  }
}
