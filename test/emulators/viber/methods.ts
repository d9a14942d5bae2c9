import { type Account, HOSTNAME } from './account.ts'
import { say } from './dialog.ts'
import { type Fields, textField } from './fields.ts'
import { readMessage } from './read-message.ts'
import { badData, Refusal } from './refusal.ts'
import { toWire } from './wire.ts'

export type Method = (account: Account, fields: Fields) => object | Promise<object>

const OPTIONAL_EVENTS = ['delivered', 'seen', 'failed', 'conversation_started']
const MANDATORY_EVENTS = ['message', 'subscribed', 'unsubscribed']
const VIBERS_OWN = ['webhook', 'client_status', 'action']

/** What the emulator carries out; whatever else is called is HTTP 404. */
export const METHODS: Readonly<Record<string, Method>> = {
  get_account_info: ({ identity, webhook, dialogs }) => ({
    ...identity,
    chat_hostname: HOSTNAME,
    category: 'Local Businesses',
    country: 'RU',
    subscribers_count: [...dialogs.values()].filter(({ standing }) => standing === 'subscribed')
      .length,
    members: [],
    ...(webhook && { webhook: webhook.url, event_types: [...webhook.eventTypes] }),
  }),

  set_webhook: setWebhook,

  send_message(account, fields) {
    const receiver = textField(fields, 'receiver', 1000)
    const said = readMessage(fields)
    if (account.webhook === null) throw new Refusal(10, 'webhookNotSet')
    const dialog = account.dialogs.get(receiver)
    if (dialog === undefined) throw new Refusal(5, 'receiverNotRegistered')
    const { token, billing } = say(account, dialog, said)
    return { message_token: token, chat_hostname: HOSTNAME, billing_status: billing }
  },
}

/** Tries the address before it answers; a refused one leaves what was. */
async function setWebhook(account: Account, fields: Fields): Promise<object> {
  const url = textField(fields, 'url', 2000, true)
  if (url === '') {
    account.webhook = null
    return {}
  }
  checkAddress(url)
  const eventTypes = readEventTypes(fields.event_types)
  const message_token = account.nextToken()
  const body = {
    event: 'webhook',
    timestamp: account.now(),
    chat_hostname: HOSTNAME,
    message_token,
  }
  const { status } = await account.callbacks.post(toWire(body), { url })
  if (status !== 200) throw new Refusal(1, wordsOf(url, status))
  account.webhook = { url, eventTypes: new Set([...MANDATORY_EVENTS, ...eventTypes]) }
  return { chat_hostname: HOSTNAME, event_types: [...account.webhook.eventTypes, ...VIBERS_OWN] }
}

/** The vendor wants https with a certificate of note; this machine may go without. */
function checkAddress(url: string): void {
  const { protocol, hostname } = URL.parse(url) ?? {}
  const near = protocol === 'http:' && hostname === '127.0.0.1'
  if (protocol !== 'https:' && !near) throw new Refusal(1, 'invalidUrl')
}

function readEventTypes(value: unknown): readonly string[] {
  if (value === undefined) return OPTIONAL_EVENTS
  if (!Array.isArray(value)) throw badData('event_types is no list')
  const unknown = value.find(
    (one) => !OPTIONAL_EVENTS.includes(one) && !MANDATORY_EVENTS.includes(one),
  )
  if (unknown !== undefined) throw badData(`unknown event type ${unknown}`)
  return value
}

function wordsOf(url: string, status: number): string {
  const { pathname, host } = new URL(url)
  return status === 0
    ? `java.net.ConnectException: Connection refused: ${host}`
    : `Result[HttpRequest[POST ${pathname} HTTP/1.1]@351848d8 > HttpResponse[HTTP/1.1 ${status} unknown status]@20d79eb3] null`
}
