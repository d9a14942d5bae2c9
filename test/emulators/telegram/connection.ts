import type { Answer } from './answer.ts'
import { type Call, flagOf, jsonOf, textOf } from './call.ts'
import { createPoller, type Poller } from './polling.ts'
import { conflict, tooMany } from './refusal.ts'
import type { Settings } from './settings.ts'
import type { UpdateQueue } from './updates.ts'
import { openWebhook, type Webhook } from './webhook.ts'
import type { Delivered } from './webhook-post.ts'
import { checkWebhook, readWebhookSettings, type WebhookSettings } from './webhook-settings.ts'

/** How a bot's updates leave: fetched by polling or pushed to a webhook, never both. */
export interface Connection {
  poll(call: Call): Promise<Answer>
  setWebhook(call: Call): Promise<Answer>
  deleteWebhook(call: Call): Answer
  info(): Answer
  /** True when somebody takes the updates: a webhook is set, or a poll was made. */
  used(): boolean
  close(): void
}

interface State {
  readonly updates: UpdateQueue
  readonly settings: Settings
  readonly onReply: (delivered: Delivered) => void
  readonly poller: Poller
  webhook: Webhook | null
  /** How many webhooks are being checked. */
  checking: number
  /** Grows with every webhook set or removed. */
  generation: number
  nextSetAt: number
}

const SET_AGAIN_MS = 1000

export function createConnection(
  updates: UpdateQueue,
  settings: Settings,
  onReply: (delivered: Delivered) => void,
): Connection {
  const poller = createPoller(updates, settings.now, settings.pace)
  const state: State = {
    updates,
    settings,
    onReply,
    poller,
    webhook: null,
    checking: 0,
    generation: 0,
    nextSetAt: Number.NEGATIVE_INFINITY,
  }
  updates.onPush((update) => {
    settings.counts.updates++
    if (state.webhook) state.webhook.take(update)
    else poller.wake()
  })
  return {
    poll: (call) => poll(state, call),
    setWebhook: (call) => setWebhook(state, call),
    deleteWebhook: (call) => deleteWebhook(state, call),
    info: () => info(state),
    used: () => state.webhook !== null || poller.used(),
    close: () => void remove(state),
  }
}

async function poll({ webhook, checking, poller }: State, call: Call): Promise<Answer> {
  if (webhook || checking > 0) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  return poller.poll(call)
}

async function setWebhook(state: State, call: Call): Promise<Answer> {
  const { updates, settings, poller, onReply } = state
  if (textOf(call, 'url') === '') return deleteWebhook(state, call)
  if (settings.now() < state.nextSetAt) throw tooMany(1)
  state.nextSetAt = settings.now() + SET_AGAIN_MS * settings.pace
  const wanted = readWebhookSettings(call)
  if (isSame(state.webhook, wanted) && !flagOf(call, 'drop_pending_updates')) {
    updates.allowed.choose(jsonOf(call, 'allowed_updates', 'allowed_updates'))
    return { result: true, description: 'Webhook is already set' }
  }
  // The old webhook goes first: a refused new one leaves none.
  poller.abort()
  remove(state)
  if (flagOf(call, 'drop_pending_updates')) updates.clear()
  const ipAddress = await checked(state, call, wanted)
  updates.allowed.choose(jsonOf(call, 'allowed_updates', 'allowed_updates'))
  const onGone = () => void remove(state)
  state.webhook = openWebhook(updates, wanted, ipAddress, settings, { onGone, onReply })
  return { result: true, description: 'Webhook was set' }
}

// Finding the address takes time, in which another call may win.
async function checked(state: State, call: Call, wanted: WebhookSettings): Promise<string> {
  const { generation } = state
  state.checking++
  try {
    const { ipAddress } = await checkWebhook(call, wanted, state.settings.resolve)
    if (generation !== state.generation) throw conflict('terminated by other setWebhook')
    return ipAddress
  } finally {
    state.checking--
  }
}

function deleteWebhook(state: State, call: Call): Answer {
  const removed = remove(state)
  if (flagOf(call, 'drop_pending_updates')) state.updates.clear()
  return { result: true, description: `Webhook ${removed ? 'was' : 'is already'} deleted` }
}

function remove(state: State): boolean {
  const { webhook } = state
  state.webhook = null
  state.generation++
  webhook?.close()
  return webhook !== null
}

function info({ webhook, updates }: State): Answer {
  const allowed = updates.allowed.chosen()
  return {
    result: {
      url: webhook?.settings.url ?? '',
      has_custom_certificate: webhook?.settings.hasCertificate ?? false,
      pending_update_count: updates.size(),
      ...webhook?.describe(),
      ...(allowed ? { allowed_updates: allowed } : {}),
    },
  }
}

function isSame(webhook: Webhook | null, wanted: WebhookSettings): boolean {
  if (webhook === null || webhook.settings.hasCertificate) return false
  return JSON.stringify(webhook.settings) === JSON.stringify(wanted)
}
