import type { Address, AnswerOf, ApiError } from '../../../src/http/schema/index.ts'
import { ApiFailure } from './failure.ts'
import { signedInAgain } from './gate.ts'
import { type GivenArgument, type LooseGiven, toRequest } from './given.ts'

/** Proves to the server that a change comes from this page; `GET /api/state` hands it out. */
let csrf: string | null = null

export function keepCsrf(token: string | null): void {
  csrf = token
}

/** For calls that go another way than `call`. */
export function csrfHeaders(): Readonly<Record<string, string>> {
  return csrf === null ? {} : { 'x-csrf-token': csrf }
}

/**
 * Calls one address of the API. When the session has ended, waits until somebody signs in and goes
 * on. Throws `ApiFailure`.
 */
export async function call<A extends Address>(
  address: A,
  ...[given]: GivenArgument<A>
): Promise<AnswerOf<A>> {
  // Our own server answers with what its schema says: it is checked there.
  return (await callLoosely(address, given ?? {})) as AnswerOf<A>
}

/** The same with the types of the address forgotten. */
export async function callLoosely(address: Address, given: LooseGiven): Promise<unknown> {
  let response = await send(address, given)
  if (response.status === 401 && !ANYONE.has(address)) {
    await signedInAgain()
    response = await send(address, given)
  }
  // Somebody signed in anew in another window of this browser: that window has our token.
  if (response.status === 403 && (await isForged(response.clone())) && csrf !== null) {
    await refreshCsrf()
    response = await send(address, given)
  }
  if (!response.ok) throw await refusalOf(response)
  return response.json()
}

async function isForged(response: Response): Promise<boolean> {
  return (await refusalOf(response)).code === 'forged'
}

async function refreshCsrf(): Promise<void> {
  const response = await send('GET /api/state', {})
  if (response.ok) keepCsrf((await response.json()).csrf)
}

/** Where 401 says that the words were wrong, not that the session has ended. */
const ANYONE: ReadonlySet<Address> = new Set([
  'GET /api/state',
  'POST /api/setup',
  'POST /api/sign-in/owner',
  'POST /api/sign-in/crm',
  'POST /api/sign-in/link',
] satisfies Address[])

async function send(address: string, given: LooseGiven): Promise<Response> {
  const { method, url } = toRequest(address, given)
  const headers = {
    ...(given.body !== undefined && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && csrfHeaders()),
  }
  const body = given.body === undefined ? null : JSON.stringify(given.body)
  try {
    return await fetch(url, { method, headers, body })
  } catch {
    throw new ApiFailure('unreachable')
  }
}

/** A proxy in between may answer with a page of its own: then the status has to do. */
async function refusalOf(response: Response): Promise<ApiFailure> {
  const answer: Partial<ApiError> | null = await response.json().catch(() => null)
  const { code, message, field } = answer?.error ?? {}
  const byStatus =
    response.status >= 502 ? 'unreachable' : (BY_STATUS[response.status] ?? 'internal')
  return new ApiFailure(code ?? byStatus, message ?? `HTTP ${response.status}`, field ?? null)
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'too-many',
}
