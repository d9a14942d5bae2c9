import { createTransport, type Transporter } from 'nodemailer'
import { AppError } from '../kernel/index.ts'
import { MAIL_SECONDS, type Mailer } from './mailer.ts'

export interface SmtpConfig {
  /** `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`. */
  readonly url: string
  /** What stands in «From». */
  readonly from: string
  /** `MAIL_SECONDS` by default. */
  readonly timeoutMs?: number
}

/**
 * Speaks SMTP, one connection a letter: letters are few, and a kept connection goes stale. Throws
 * `bad-config` for an address that says more than where, and as whom.
 */
export function createSmtpMailer(config: SmtpConfig): Mailer {
  const { url, from, timeoutMs = MAIL_SECONDS * 1000 } = config
  const waits = {
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  }
  const server = readServer(url)
  async function inTime<T>(work: (transport: Transporter) => Promise<T>): Promise<void> {
    const transport = createTransport({ ...server, ...waits })
    const late = Promise.withResolvers<never>()
    // Each wait alone is bounded; a server that drips would still take for ever.
    const timer = setTimeout(() => late.reject({ code: 'ETIMEDOUT' }), timeoutMs)
    try {
      await Promise.race([work(transport), late.promise])
    } catch (cause) {
      throw toAppError(cause, timeoutMs)
    } finally {
      clearTimeout(timer)
      transport.close()
    }
  }

  return {
    send: ({ to, subject, text }) =>
      inTime((transport) =>
        transport.sendMail({ from, to: { name: '', address: to }, subject, text }),
      ),
    verify: () => inTime((transport) => transport.verify()),
  }
}

/**
 * Reads the address ourselves: the library takes every parameter of it for an option of its own,
 * and some of them start programs or go elsewhere.
 */
function readServer(address: string) {
  const url = URL.parse(address)
  if (url === null || url.hostname === '' || !/^smtps?:$/.test(url.protocol)) {
    throw wrong('it must be smtp://user:password@host:587 or smtps://…:465')
  }
  if (url.search !== '' || url.hash !== '' || !/^\/?$/.test(url.pathname)) {
    throw wrong('nothing may follow the host and the port')
  }
  const secure = url.protocol === 'smtps:'
  const login = { user: decoded(url.username), pass: decoded(url.password) }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(login.user !== '' && { auth: login }),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw wrong('a % in the login or the password must be written as %25')
  }
}

const wrong = (what: string) => new AppError('bad-config', `The mail server’s address: ${what}`)

const TRY_AGAIN_MS = 30_000

/** The server's own words stay out: they may repeat the address, and the login. */
function toAppError(cause: unknown, timeoutMs: number): AppError {
  const { code, responseCode } = readFault(cause)
  const said = responseCode === null ? '' : ` (it said ${responseCode})`
  const lasting = code === 'EAUTH' || (responseCode !== null && responseCode >= 500)
  return new AppError(
    'mail-failed',
    `The mail server ${wordsFor(code, timeoutMs)}${said}`,
    lasting ? {} : { retryAfterMs: TRY_AGAIN_MS },
  )
}

function wordsFor(code: string, timeoutMs: number): string {
  switch (code) {
    case 'EAUTH':
      return 'refuses our login: check the user and the password in SMTP_URL'
    case 'EENVELOPE':
      return 'refuses the sender or the recipient: check MAIL_FROM and the address in the CRM'
    case 'EMESSAGE':
      return 'refuses the letter: check MAIL_FROM'
    case 'ETIMEDOUT':
      return `does not answer within ${timeoutMs / 1000} s: check host and port in SMTP_URL`
    case 'ETLS':
      return 'cannot be spoken to safely: check its certificate, and smtp:// or smtps:// in SMTP_URL'
    default:
      return `cannot be reached (${code}): check host and port in SMTP_URL`
  }
}

function readFault(cause: unknown): { code: string; responseCode: number | null } {
  if (typeof cause !== 'object' || cause === null) return { code: 'unknown', responseCode: null }
  return {
    code: 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown',
    responseCode:
      'responseCode' in cause && typeof cause.responseCode === 'number' ? cause.responseCode : null,
  }
}
