import { type Call, isObject } from './call.ts'
import type { Delivered } from './webhook-post.ts'

/** The method call that an accepted delivery may carry in its answer, JSON or form. */
export function readWebhookReply({ body, contentType }: Delivered): {
  readonly method: string
  readonly call: Call
} | null {
  if (body === '') return null
  const parameters = contentType.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body))
    : parsed(body)
  if (!isObject(parameters) || typeof parameters.method !== 'string') return null
  const { method, ...rest } = parameters
  return isAllowed(method)
    ? { method, call: { parameters: rest, files: new Map(), onHangUp() {} } }
    : null
}

// Nobody could see what these answer.
function isAllowed(method: string): boolean {
  const name = method.toLowerCase()
  return (
    !name.startsWith('get') && !['setwebhook', 'deletewebhook', 'close', 'logout'].includes(name)
  )
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
