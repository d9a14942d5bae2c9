import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError, sameSecret } from '../kernel/index.ts'
import type { Caller } from './handler.ts'
import type { Access } from './schema/index.ts'

/** Who stands behind a session or a token, if they may anything at this moment. */
export interface Identities {
  /** Throws `crm-unavailable` when nobody can be known to be still active. */
  bySession(token: string): Promise<SignedIn | null>
  /** Whether somebody who was let in may still look. */
  mayStill(sessionId: string): Promise<boolean>
  byApiToken(
    token: string,
  ): Promise<{ readonly name: string; readonly scopes: readonly string[] } | null>
  /** What a page must repeat to change something in this session's name. */
  csrf(sessionId: string): string
}

export interface SignedIn {
  readonly kind: 'owner' | 'employee'
  readonly name: string
  readonly employeeId: string | null
  readonly sessionId: string
  /** In place of the one that the browser has; null while that one is good. */
  readonly newToken: string | null
}

type Known = Omit<Caller, 'browser' | 'keepToken'>

/**
 * Who calls, for an address with this access. Throws `signed-out`, `not-allowed`, or for a change
 * that does not come from our own page `forged`.
 */
export async function callerOf(
  identities: Identities,
  access: Access,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Known> {
  const bearer = bearerOf(request)
  if (bearer !== null && access !== 'anyone') return byToken(identities, access, bearer, request)
  const changes = request.method !== 'GET'
  if (changes) mustBeOurSite(request)
  const token = request.cookies[cookieName(request)]
  const asked = token === undefined ? null : identities.bySession(token)
  // Whoever signs in anew may be the owner, whom the CRM need not know.
  const known = await (access === 'anyone' && changes ? asked?.catch(() => null) : asked)
  if (!known) {
    if (access === 'anyone') return { ...NOBODY, from: request.ip }
    throw new AppError('signed-out', 'Sign in first')
  }
  if (access !== 'anyone' && changes) mustBeOurPage(identities, known, request)
  if (known.newToken !== null) setToken(request, reply, known.newToken)
  const { newToken: _, ...person } = known
  return { ...person, from: request.ip }
}

const NOBODY = { kind: 'anybody', name: '', employeeId: null, sessionId: null } as const

async function byToken(
  identities: Identities,
  access: Access,
  token: string,
  request: FastifyRequest,
): Promise<Known> {
  const known = await identities.byApiToken(token)
  if (known === null) throw new AppError('signed-out', 'There is no such token: make a new one')
  if (!known.scopes.includes(access)) {
    throw new AppError('not-allowed', `This token is not made for «${access}»`)
  }
  return { kind: 'token', name: known.name, employeeId: null, sessionId: null, from: request.ip }
}

/** The token that a script sends; null for none. */
export function bearerOf({ headers: { authorization } }: FastifyRequest): string | null {
  return /^Bearer (?<token>\S{1,200})$/i.exec(authorization ?? '')?.groups?.token ?? null
}

/** A cookie comes along from anywhere; the header only from a page that could read our answer. */
function mustBeOurPage(
  identities: Identities,
  { sessionId }: SignedIn,
  { headers }: FastifyRequest,
) {
  const given = String(headers['x-csrf-token'] ?? '')
  if (!sameSecret(given, identities.csrf(sessionId))) throw forged()
}

/** Browsers say where a call comes from; signing somebody in is for our own page too. */
function mustBeOurSite({ headers }: FastifyRequest): void {
  if ((headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') throw forged()
}

const forged = () =>
  new AppError('forged', 'This change does not come from the page: open the page anew')

/** Over https the name itself binds the cookie to this very host. RFC 6265bis, 4.1.3.2. */
const cookieName = ({ protocol }: FastifyRequest) =>
  protocol === 'https' ? '__Host-svodka' : 'svodka'

const WEEK_SECONDS = 7 * 24 * 3600

/** Gives the browser its session's token; null takes it away. */
export function setToken(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const secure = request.protocol === 'https'
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token === null) reply.clearCookie(cookieName(request), options)
  else reply.setCookie(cookieName(request), token, { ...options, maxAge: WEEK_SECONDS })
}
