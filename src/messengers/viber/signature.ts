import { createHmac } from 'node:crypto'
import { AppError, sameSecret } from '../../kernel/index.ts'
import type { WebhookRequest } from '../messenger.ts'

const HEADER = 'x-viber-content-signature'

/**
 * Makes sure that a call is Viber's: an HMAC over the bytes as they came, in the header, or in the
 * query where a proxy lost the header. It holds no time, so a call that is repeated is known by its
 * update's id alone. Throws `signature-mismatch`.
 */
export function verify({ headers, query = '', body }: WebhookRequest, token: string): void {
  const given = headers[HEADER] ?? new URLSearchParams(query).get('sig') ?? ''
  const expected = createHmac('sha256', token).update(body).digest('hex')
  if (sameSecret(given.toLowerCase(), expected)) return
  throw new AppError('signature-mismatch', 'Viber: the call carries a wrong signature')
}
