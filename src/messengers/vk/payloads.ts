/** Events as VK sends them: https://dev.vk.ru/api/community-events/json-schema */

const GROUP_ID = 224466880
const OLGA = 743784474

export const CLIENT = {
  button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'open_photo', 'callback'],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
}

const MESSAGE = {
  date: 1795338000,
  from_id: OLGA,
  id: 135,
  version: 10000721,
  out: 0,
  fwd_messages: [],
  important: false,
  is_hidden: false,
  attachments: [],
  conversation_message_id: 127,
  text: 'Продажи за неделю',
  peer_id: OLGA,
  random_id: 0,
}

const envelope = (number: number, type: string, object: object) => ({
  group_id: GROUP_ID,
  type,
  event_id: `b0c936fa537622981a096bd5e38a252e7cac${String(number).padStart(4, '0')}`,
  v: '5.199',
  object,
  secret: 'Vk5ecret',
})

/** Something that Olga wrote. */
export const message = (number: number, changes: object, client: object = CLIENT) =>
  envelope(number, 'message_new', { message: { ...MESSAGE, ...changes }, client_info: client })

export const TEXT = message(1, {})

export const INVITED = message(2, {
  text: 'Начать',
  payload: '{"command":"start"}',
  ref: 'inv_7Qk2',
  ref_source: 'crm',
})

export const press = (number: number, payload: unknown, changes: object = {}) =>
  envelope(number, 'message_event', {
    user_id: OLGA,
    peer_id: OLGA,
    event_id: 'a1b2c3d4e5f6',
    payload,
    conversation_message_id: 128,
    ...changes,
  })

export const BUTTON = press(3, { c: 'p:week' })

export const RETURNED = envelope(4, 'message_allow', { user_id: OLGA, key: '' })
export const STOPPED = envelope(5, 'message_deny', { user_id: OLGA })

export const READ = envelope(6, 'message_read', {
  from_id: OLGA,
  peer_id: OLGA,
  read_message_id: 136,
  conversation_message_id: 128,
})

export const GROUP = message(7, {
  id: 0,
  peer_id: 2000000001,
  text: '[club224466880|@acme_crm] продажи за неделю',
})

export const UNKNOWN = envelope(8, 'wall_post_new', { id: 1, from_id: -GROUP_ID })

export const CONFIRMATION = {
  type: 'confirmation',
  group_id: GROUP_ID,
  event_id: 'b0c936fa',
  v: '5.199',
}
