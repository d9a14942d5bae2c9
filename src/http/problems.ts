import type { FastifyError } from 'fastify'
import type { ZodError } from 'zod'
import { AppError, type ErrorCode } from '../kernel/index.ts'
import type { ApiError } from './schema/index.ts'

const STATUSES: Partial<Record<ErrorCode, number>> = {
  'bad-input': 400,
  'bad-config': 400,
  'update-malformed': 400,
  'bot-unauthorized': 400,
  'messenger-rejected': 400,
  'signed-out': 401,
  'not-allowed': 403,
  forged: 403,
  'not-found': 404,
  conflict: 409,
  'invitation-invalid': 410,
  'recipient-gone': 410,
  'too-many': 429,
  'crm-mismatch': 502,
  'mail-failed': 502,
  'crm-unavailable': 503,
  'messenger-busy': 503,
  'delivery-uncertain': 503,
  'store-unavailable': 503,
}

/** What a caller is told of an error: our own words for our own errors, nothing of any other. */
export function problemOf(error: FastifyError | AppError): { status: number; body: ApiError } {
  if (error instanceof AppError) {
    const { code, message, field } = error
    const told = { code, message, ...(field !== undefined && { field }) }
    return { status: STATUSES[code] ?? 500, body: { error: told } }
  }
  const status = error.statusCode ?? 500
  const [code, message] =
    status === 429
      ? ['too-many', 'Too many calls: wait a minute']
      : status >= 400 && status < 500
        ? ['bad-input', error.message]
        : ['internal', 'Something went wrong on our side']
  return { status: status >= 400 ? status : 500, body: { error: { code, message } } }
}

/** What is wrong with what was sent, by the name of its first wrong field. */
export function malformed({ issues: [issue] }: ZodError): { status: number; body: ApiError } {
  const field = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'Malformed'
  return { status: 400, body: { error: { code: 'bad-input', message, field } } }
}
