import { isTooLong, wrongWithBlocks } from '../block-rules.ts'
import { argumentsWrong, Refusal, refusing } from '../refusal.ts'
import { isObject, type Json, objects, textOf, within } from '../wire.ts'
import { addMessage, type Conversation, changed, type StoredMessage, type World } from '../world.ts'
import { type Call, list, type Method, messageJson, needed, placeOf, text } from './method.ts'

const LONGEST_TEXT = 40_000
const WRITE = ['chat:write']

function contentOf(world: World, call: Call): { text: string; blocks: readonly Json[] } {
  const blocks = list(call, 'blocks', 'invalid_blocks_format') ?? []
  const words = text(call, 'text')
  if (text(call, 'markdown_text') !== '' && (words !== '' || blocks.length > 0)) {
    throw new Refusal('markdown_text_conflict')
  }
  if (words.trim() === '' && blocks.length === 0) throw new Refusal('no_text')
  const wrong = wrongWithBlocks(blocks, 'message')
  if (wrong.length > 0) throw refusing('invalid_blocks', wrong)
  if (isTooLong(blocks)) throw new Refusal('msg_blocks_too_long')
  const shown = objects(blocks)
  expectProcessed(world, shown)
  return { text: words.slice(0, LONGEST_TEXT), blocks: shown }
}

/** A picture can be shown only when it was uploaded and looked at. */
function expectProcessed(world: World, blocks: readonly Json[]): void {
  for (const [index, block] of blocks.entries()) {
    const id = textOf(within(block, 'slack_file'), 'id')
    if (id === '') continue
    const file = world.files.get(id)
    const ready = file !== undefined && file.readyAt !== null && file.readyAt <= world.now()
    if (ready && file.bytes?.subarray(1, 4).toString() === 'PNG') continue
    throw refusing('invalid_blocks', [
      `invalid slack file [json-pointer:/blocks/${index}/slack_file]`,
    ])
  }
}

function metadataOf(call: Call): Json | null {
  const raw = text(call, 'metadata')
  if (raw === '') return null
  try {
    const read: unknown = JSON.parse(raw)
    if (isObject(read) && textOf(read, 'event_type') !== '' && isObject(read.event_payload))
      return read
  } catch {
    // Said below.
  }
  throw new Refusal('invalid_metadata_format')
}

function ownMessage(world: World, place: Conversation, ts: string, error: string): StoredMessage {
  const message = place.messages.find((one) => one.ts === ts && one.onlyFor === null)
  if (message === undefined) throw new Refusal('message_not_found')
  if (message.user !== world.app.botUser) throw new Refusal(error)
  return message
}

const keys = new WeakMap<World, Map<string, StoredMessage>>()

function repeated(world: World, call: Call): StoredMessage | null {
  const key = text(call, 'client_msg_id')
  if (!call.dedupe || key === '') return null
  return keys.get(world)?.get(key) ?? null
}

function remember(world: World, call: Call, message: StoredMessage): void {
  const known = keys.get(world) ?? new Map<string, StoredMessage>()
  keys.set(world, known.set(text(call, 'client_msg_id'), message))
}

const postMessage: Method = {
  scopes: WRITE,
  run(world, call) {
    const place = placeOf(world, needed(call, 'channel'))
    const content = contentOf(world, call)
    const metadata = metadataOf(call)
    const before = repeated(world, call)
    const message =
      before ?? addMessage(world, place, { ...content, metadata, user: world.app.botUser })
    remember(world, call, message)
    if (place.type === 'im' && before === null) {
      call.echo({
        ...messageJson(world, message),
        channel: place.id,
        event_ts: message.ts,
        channel_type: 'im',
      })
    }
    const warned = text(call, 'text').length > LONGEST_TEXT
    return {
      ok: true,
      channel: place.id,
      ts: message.ts,
      message: messageJson(world, message),
      ...(warned && { warning: 'message_truncated' }),
    }
  },
}

const update: Method = {
  scopes: WRITE,
  run(world, call) {
    const channel = needed(call, 'channel')
    // Unlike posting, changing takes no person's id.
    if (/^[UW]/.test(channel)) throw new Refusal('channel_not_found')
    const place = placeOf(world, channel)
    const message = ownMessage(world, place, needed(call, 'ts'), 'cant_update_message')
    if (message.files.length > 0) throw new Refusal('cant_update_message')
    Object.assign(message, contentOf(world, call), { edited: true })
    changed(place)
    const shown = messageJson(world, message)
    return { ok: true, channel: place.id, ts: message.ts, text: message.text, message: shown }
  },
}

const remove: Method = {
  scopes: WRITE,
  run(world, call) {
    const place = placeOf(world, needed(call, 'channel'))
    const message = ownMessage(world, place, needed(call, 'ts'), 'cant_delete_message')
    place.messages.splice(place.messages.indexOf(message), 1)
    changed(place)
    return { ok: true, channel: place.id, ts: message.ts }
  },
}

const postEphemeral: Method = {
  scopes: WRITE,
  run(world, call) {
    const place = placeOf(world, needed(call, 'channel'))
    const user = needed(call, 'user')
    if (!place.members.has(user)) throw new Refusal('user_not_in_channel')
    const content = contentOf(world, call)
    const given = { ...content, user: world.app.botUser, onlyFor: user }
    const message = addMessage(world, place, given)
    return { ok: true, message_ts: message.ts }
  },
}

const history: Method = {
  scopes: ['im:history', 'channels:history', 'groups:history', 'mpim:history'],
  run(world, call) {
    const place = placeOf(world, needed(call, 'channel'))
    const limit = Number(text(call, 'limit') || 100)
    if (!(limit > 0 && limit <= 999)) throw argumentsWrong('must be less than 1000')
    const messages = place.messages.filter(({ onlyFor }) => onlyFor === null).slice(-limit)
    return {
      ok: true,
      messages: messages.toReversed().map((message) => messageJson(world, message)),
      has_more: place.messages.length > limit,
    }
  },
}

export const CHAT: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'conversations.history': history,
}
