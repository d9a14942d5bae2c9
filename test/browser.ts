import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashCode, secretId } from '../src/kernel/index.ts'
import type { Service } from './harness.ts'

/** What an address of the service answered. */
export interface Answer<T = Readonly<Record<string, unknown>>> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of it. Its form is for the test to know. */
  readonly body: T
  /** What it was refused with; null for what was not. */
  readonly code: string | null
}

interface Call {
  readonly body?: unknown
  /** A body as it is. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser without a window: it keeps its cookie, and sends back what the page must. */
export interface Browser {
  /** Calls `GET /api/state` and the like. */
  call<T = Readonly<Record<string, unknown>>>(address: string, call?: Call): Promise<Answer<T>>
  /** Cookies by name. */
  readonly cookies: Map<string, string>
  /** The lines by which they came. */
  readonly cookieLines: string[]
  csrf: string | null
}

interface BrowserOptions {
  /** The address that it calls from. Default: a new one for every call, so that no limit is met. */
  readonly from?: string
  /** How it reached the proxy before us. Default: plain http, without one. */
  readonly proto?: 'http' | 'https'
  /** In place of a session. */
  readonly token?: string
}

export function openBrowser(url: string, options: BrowserOptions = {}): Browser {
  const cookies = new Map<string, string>()
  const cookieLines: string[] = []
  const browser: Browser = {
    cookies,
    cookieLines,
    csrf: null,
    async call(address, { body, raw, headers = {} } = {}) {
      const [method = '', path = ''] = address.split(' ')
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          'user-agent': 'A test/1.0',
          'x-forwarded-for': options.from ?? newAddress(),
          ...(options.proto !== undefined && { 'x-forwarded-proto': options.proto }),
          ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
          ...(cookies.size > 0 && { cookie: cookieHeader(cookies) }),
          ...(browser.csrf !== null && method !== 'GET' && { 'x-csrf-token': browser.csrf }),
          ...(sent !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent !== undefined && { body: sent }),
      })
      keepCookies(response, cookies, cookieLines)
      return readAnswer(browser, response)
    },
  }
  return browser
}

/** Events of a page, as they come. */
export interface Listening extends AsyncDisposable {
  readonly status: number
  /** What came so far. */
  readonly heard: () => string
  readonly isOver: () => boolean
}

/** Opens the stream of events. */
export async function listen(url: string, browser: Browser): Promise<Listening> {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/events`, {
    signal: stop.signal,
    headers: { cookie: cookieHeader(browser.cookies), 'x-forwarded-for': newAddress() },
  })
  let heard = ''
  let over = false
  const reading = (async () => {
    for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString('utf8')
  })()
  const ended = reading
    .catch(() => undefined)
    .then(() => {
      over = true
    })
  return {
    status: response.status,
    heard: () => heard,
    isOver: () => over,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await ended
    },
  }
}

export const OWNER_PASSWORD = 'correct horse battery'

/** The owner at the first start: chooses the password by the link in `DATA_DIR`. */
export async function firstStart(service: Service, options?: BrowserOptions): Promise<Browser> {
  const browser = openBrowser(service.url, options)
  const body = { token: await setupToken(service), password: OWNER_PASSWORD }
  const { status, text } = await browser.call('POST /api/setup', { body })
  if (status !== 200) throw new Error(`Not set up: ${text}`)
  return browser
}

/** The secret part of the link of the first start. */
export async function setupToken({ dataDir }: Pick<Service, 'dataDir'>): Promise<string> {
  const link = await readFile(join(dataDir, 'setup-link.txt'), 'utf8')
  return link.trim().split('/').at(-1) ?? ''
}

interface Session {
  /** Null for the owner. */
  readonly employeeId: string | null
  /** How long ago it began, and was seen last. Default: now. */
  readonly ago?: Temporal.DurationLike
}

/** Somebody who is signed in, whether they may or not. */
export async function signedIn(service: Service, session: Session): Promise<Browser> {
  const token = secretId()
  const seen = service.now().subtract(session.ago ?? { seconds: 0 })
  const at = seen.toString({ fractionalSecondDigits: 3 })
  const employee = session.employeeId === null ? 'NULL' : `'${session.employeeId}'`
  await service.changeStore(
    `INSERT INTO sessions (id, account_id, employee_id, token_hash, address, browser, started_at, seen_at, rotated_at)
     VALUES ('${secretId()}', '1', ${employee}, '${hashCode(token)}', '', '', '${at}', '${at}', '${at}')`,
  )
  const browser = openBrowser(service.url)
  browser.cookies.set('svodka', token)
  await browser.call('GET /api/state')
  return browser
}

let addresses = 0

/** An address that nobody called from before. */
export function newAddress(): string {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

const cookieHeader = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

function keepCookies({ headers }: Response, cookies: Map<string, string>, lines: string[]): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    lines.push(line)
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}

async function readAnswer<T>(browser: Browser, response: Response): Promise<Answer<T>> {
  const { status, headers } = response
  const streamed = headers.get('content-type')?.startsWith('text/event-stream')
  if (streamed) await response.body?.cancel()
  const text = streamed ? '' : await response.text()
  const body = headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : {}
  if (typeof body.csrf === 'string') browser.csrf = body.csrf
  return { status, headers, text, body, code: body.error?.code ?? null }
}
