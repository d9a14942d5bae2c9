import type { Community } from '../community.ts'
import type { StoredMessage } from '../messages.ts'
import { missing, Refusal } from '../refusal.ts'
import { type Call, type Method, needs, numberOf, textOf } from './call.ts'
import { readContent } from './content.ts'

const FIRST_CHAT = 2_000_000_000
const DAY_MS = 24 * 3_600_000

const send: Method = (call) => {
  needs(call, 'messages')
  const { params } = call
  const randomId = numberOf(call, 'random_id')
  if (Math.abs(randomId) > 2 ** 31) throw missing('random_id should be int32')
  if (params.peer_ids === undefined) {
    const peerId = params.peer_id ?? params.user_id
    if (peerId === undefined) throw missing('peer_id is undefined')
    const { id } = say(call, Number(peerId), randomId)
    return Number(peerId) > FIRST_CHAT ? 0 : id
  }
  const peers = params.peer_ids.split(',').map(Number)
  if (peers.length > 100) throw missing('peer_ids: too many')
  return peers.map((peerId) => attempted(call, peerId, randomId))
}

/** In this form a refusal of one recipient is part of a success. */
function attempted(call: Call, peer_id: number, randomId: number) {
  try {
    const { id, cmid } = say(call, peer_id, randomId)
    return {
      peer_id,
      message_id: peer_id > FIRST_CHAT ? 0 : id,
      conversation_message_id: cmid,
    }
  } catch (error) {
    if (!(error instanceof Refusal) || !FOR_ONE.includes(error.code)) throw error
    const { code, message: description } = error
    return { peer_id, message_id: 0, conversation_message_id: 0, error: { code, description } }
  }
}

const FOR_ONE = [900, 901, 902, 917]

function say(call: Call, peerId: number, randomId: number): StoredMessage {
  const { community } = call
  mayWrite(community, peerId)
  const content = readContent(call)
  const key = `${peerId} ${randomId}`
  const before = community.messages.byId(community.sent.get(key) ?? 0)
  if (randomId !== 0 && before !== null) return before
  const message = community.messages.add(peerId, -community.profile.id, content)
  community.sent.set(key, message.id)
  for (const listen of community.listeners) listen(peerId)
  return message
}

function mayWrite({ allowed, chats }: Community, peerId: number): void {
  if (peerId > FIRST_CHAT) {
    if (!chats.has(peerId)) throw new Refusal(917, "You don't have access to this chat")
  } else if (!allowed.has(peerId)) {
    throw new Refusal(901, "Can't send messages for users without permission")
  }
}

const edit: Method = (call) => {
  needs(call, 'messages')
  const { community, params, now } = call
  const peerId = numberOf(call, 'peer_id')
  const message =
    params.cmid === undefined
      ? community.messages.byId(numberOf(call, 'message_id'))
      : community.messages.find(peerId, numberOf(call, 'cmid'))
  if (message === null || message.peerId !== peerId) throw new Refusal(104, 'Not found')
  if (message.fromId !== -community.profile.id) throw new Refusal(15, 'Access denied')
  if (now() - message.at > DAY_MS) {
    throw new Refusal(909, "Can't edit this message, because it's too old")
  }
  mayWrite(community, peerId)
  Object.assign(message, readContent(call))
  for (const listen of community.listeners) listen(peerId)
  return 1
}

const sendMessageEventAnswer: Method = (call) => {
  needs(call, 'messages')
  const { event_data = 'null' } = call.params
  if (event_data.length > 1000) throw missing('event_data is too long')
  call.community.presses.answer({
    eventId: textOf(call, 'event_id'),
    userId: numberOf(call, 'user_id'),
    peerId: numberOf(call, 'peer_id'),
    data: JSON.parse(event_data),
  })
  return 1
}

const setActivity: Method = (call) => {
  needs(call, 'messages')
  const type = textOf(call, 'type')
  if (!['typing', 'audiomessage', 'photo', 'file', 'video'].includes(type)) throw missing('type')
  const peerId = numberOf(call, 'peer_id')
  mayWrite(call.community, peerId)
  call.community.activity.push({ peerId, type })
  return 1
}

const isMessagesFromGroupAllowed: Method = (call) => ({
  is_allowed: call.community.allowed.has(numberOf(call, 'user_id')) ? 1 : 0,
})

const get: Method = ({ community, params }) =>
  (params.user_ids ?? '').split(',').flatMap((id) => {
    const person = community.people.get(Number(id))
    return person ? [{ id: Number(id), ...person, can_access_closed: true, is_closed: false }] : []
  })

export const MESSAGE_METHODS = {
  'messages.send': send,
  'messages.edit': edit,
  'messages.sendMessageEventAnswer': sendMessageEventAnswer,
  'messages.setActivity': setActivity,
  'messages.isMessagesFromGroupAllowed': isMessagesFromGroupAllowed,
  'users.get': get,
}
