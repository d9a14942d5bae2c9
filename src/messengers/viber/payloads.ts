/** Calls as Viber makes them: the shapes of https://developers.viber.com/docs/api/rest-bot-api/ */

export const TOKEN = '4453b6ac12345678-e02c5f12174805f9-daec9cbb5448c51f'

const OLGA_ID = 'K917PBuvPZmhKfb8Vw3b2Q=='
const OLGA = `{"id":"${OLGA_ID}","name":"Olga Petrova","avatar":"https://a.example/1.jpg","language":"ru-RU","country":"RU","api_version":10}`

// Texts, for as numbers the tokens would lose their last digits.
const call = (event: string, timestamp: number, token: string, more: string) =>
  `{"event":"${event}","timestamp":${timestamp},"chat_hostname":"SN-CHAT-05_","message_token":${token}${more}}`

const message = (timestamp: number, token: string, content: string, more = '') =>
  call('message', timestamp, token, `,"sender":${OLGA},"message":${content},"silent":false${more}`)

export const WEBHOOK = call('webhook', 1795338000123, '5741311803571721087', '')

export const INVITED = call(
  'conversation_started',
  1795338001000,
  '5741311803571721090',
  `,"type":"open","context":"inv_7Qk2","user":${OLGA},"subscribed":false`,
)

export const OPENED = call(
  'conversation_started',
  1795338001500,
  '5741311803571721095',
  `,"type":"open","user":${OLGA},"subscribed":true`,
)

export const SUBSCRIBED = call(
  'subscribed',
  1795338002000,
  '5741311803571721091',
  `,"user":${OLGA}`,
)

export const UNSUBSCRIBED = call(
  'unsubscribed',
  1795338003000,
  '5741311803571721092',
  `,"user_id":"${OLGA_ID}"`,
)

export const TEXT = message(
  1795338010000,
  '5741311803571721099',
  '{"text":"Продажи за неделю","type":"text"}',
)

/** The same words, a millisecond and a token's last digit later. */
export const NEXT_TEXT = message(
  1795338010001,
  '5741311803571721098',
  '{"text":"Продажи за неделю","type":"text"}',
)

export const BUTTON = message(
  1795338010456,
  '5741311803571721100',
  '{"text":"svodka:button:p:week","type":"text","tracking_data":"{}"}',
)

export const CONTACT = message(
  1795338020000,
  '5741311803571721101',
  '{"type":"contact","contact":{"name":"Olga Petrova","phone_number":"79161234567"}}',
)

export const STICKER = message(
  1795338021000,
  '5741311803571721102',
  '{"type":"sticker","sticker_id":46105,"media":"https://a.example/2.png"}',
)

export const IN_GROUP = message(
  1795338022000,
  '5741311803571721103',
  '{"text":"Продажи за неделю","type":"text"}',
  ',"chat_id":"01234567890A="',
)

const receipt = (event: string, timestamp: number, more = '') =>
  call(event, timestamp, '5741311803571721200', `,"user_id":"${OLGA_ID}"${more}`)

export const DELIVERED = receipt('delivered', 1795338030000)
export const SEEN = receipt('seen', 1795338040000)
export const FAILED = receipt(
  'failed',
  1795338031000,
  ',"desc":"Internal server error. Keyboard is not valid"',
)

export const CLIENT_STATUS = call('client_status', 1795338050000, '5741311803571721300', '')

/** Of the vendor, with a part missing. */
export const HEADLESS = call('message', 1795338060000, '5741311803571721301', '')
