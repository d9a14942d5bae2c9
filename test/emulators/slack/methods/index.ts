/** What the Web API can do, method by method. Whatever is not here is `unknown_method`. */
import { Refusal } from '../refusal.ts'
import type { Json } from '../wire.ts'
import type { World } from '../world.ts'
import { CHAT } from './chat.ts'
import { FILES } from './files.ts'
import type { Call, Method } from './method.ts'
import { PEOPLE } from './people.ts'
import { VIEWS } from './views.ts'

const METHODS: Readonly<Record<string, Method>> = { ...CHAT, ...FILES, ...PEOPLE, ...VIEWS }

export const METHOD_NAMES: readonly string[] = Object.keys(METHODS)

/** Carries a call out for whoever holds this token. Throws a `Refusal`. */
export function execute(world: World, name: string, token: string | null, call: Call): Json {
  const method = METHODS[name]
  if (method === undefined) throw new Refusal('unknown_method', { req_method: name })
  authorise(world, method, token)
  return method.run(world, call)
}

function authorise({ app }: World, { scopes, forApp = false }: Method, token: string | null): void {
  if (token === null) throw new Refusal('not_authed')
  const [own, other] = forApp ? [app.appToken, app.token] : [app.token, app.appToken]
  if (token === other) throw new Refusal('not_allowed_token_type')
  if (token !== own) throw new Refusal('invalid_auth')
  if (app.removed) throw new Refusal('account_inactive')
  if (scopes.length === 0 || scopes.some((scope) => app.scopes.has(scope))) return
  throw new Refusal('missing_scope', { needed: scopes[0], provided: [...app.scopes].join(',') })
}

export { takeUpload } from './files.ts'
export type { Call } from './method.ts'
export { viewJson } from './views.ts'
