import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { WebhookRequest } from '../messenger.ts'

/** A call, taken apart: what kind it is, and what it carries, not looked at yet. */
export interface Incoming {
  readonly kind: 'event' | 'interaction' | 'command' | 'probe'
  readonly payload: unknown
}

/**
 * Takes a call of Slack's apart by its form alone: which of our addresses an administrator entered
 * where does not matter then. Throws `update-malformed` for what cannot be Slack's.
 */
export function toIncoming({ body }: WebhookRequest): Incoming {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  if (text.trimStart().startsWith('{')) return { kind: 'event', payload: parseJson(text) }
  const form = new URLSearchParams(text)
  if (form.get('ssl_check') === '1') return { kind: 'probe', payload: null }
  const payload = form.get('payload')
  if (payload !== null) return { kind: 'interaction', payload: parseJson(payload) }
  if (form.has('command')) return { kind: 'command', payload: Object.fromEntries(form) }
  throw new AppError('update-malformed', 'Slack: the call carries nothing that Slack sends')
}

const Json = z.looseObject({ type: z.string() })

function parseJson(text: string): unknown {
  try {
    return Json.parse(JSON.parse(text))
  } catch {
    throw new AppError('update-malformed', 'Slack: the call carries no payload of Slack’s')
  }
}
