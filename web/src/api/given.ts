import type { Address, CallOf } from '../../../src/http/schema/index.ts'

type Part = 'params' | 'query' | 'body'

/** What an address takes: only the parts that it has, and a part may be left out when it may be empty. */
export type Given<A extends Address> = {
  readonly [P in Part as Kind<A, P> extends 'needed' ? P : never]: CallOf<A>[P]
} & {
  readonly [P in Part as Kind<A, P> extends 'optional' ? P : never]?: CallOf<A>[P]
}

type Nothing = Record<never, never>

type Kind<A extends Address, P extends Part> = [CallOf<A>[P]] extends [undefined]
  ? 'none'
  : Nothing extends CallOf<A>[P]
    ? 'optional'
    : 'needed'

/** The last argument of a call: it is left out where nothing has to be given. */
export type GivenArgument<A extends Address> =
  Nothing extends Given<A> ? [given?: Given<A>] : [given: Given<A>]

/** What a call is given, with the types of one address forgotten. */
export interface LooseGiven {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Method and path: `GET /api/bots/:id` with `{ id: 'a/b' }` is `/api/bots/a%2Fb`. */
export function toRequest(
  address: string,
  { params = {}, query = {} }: LooseGiven = {},
): { readonly method: string; readonly url: string } {
  const [method = 'GET', path = ''] = address.split(' ')
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  )
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return { method, url: search === '' ? filled : `${filled}?${search}` }
}
