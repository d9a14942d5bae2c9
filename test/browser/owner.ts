import type { Address, AnswerOf, CallOf } from '../../src/http/schema/index.ts'
import type { Person } from '../emulators/telegram/index.ts'
import { eventually } from '../harness.ts'
import { OWNER_PASSWORD } from './first-start.ts'
import type { Installation } from './installation.ts'

type Given<A extends Address> = { [Part in keyof CallOf<A>]?: CallOf<A>[Part] }

/** The owner with a terminal: what a test needs done before a browser is opened. */
export interface Owner {
  /** For a window of theirs. */
  readonly cookie: string
  /** Calls the API. Throws with what the server said, when it refuses. */
  call<A extends Address>(address: A, given?: Given<A>): Promise<AnswerOf<A>>
}

/** Chooses the owner's password with the link of the first start. */
export async function becomeOwner(svodka: Installation): Promise<Owner> {
  const token = new URL(await svodka.setupLink()).hash.split('/').at(-1) ?? ''
  return enter(svodka, 'setup', { token, password: OWNER_PASSWORD })
}

/** Signs the owner in once more: a session of its own. */
export const signInOwner = (svodka: Installation): Promise<Owner> =>
  enter(svodka, 'sign-in/owner', { password: OWNER_PASSWORD })

async function enter({ url }: Installation, way: string, body: object): Promise<Owner> {
  const entered = await post(`${url}/api/${way}`, body, {})
  const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';')
  const { csrf } = JSON.parse(await entered.text())
  const headers = { cookie, 'x-csrf-token': csrf }
  return {
    cookie,
    async call<A extends Address>(
      address: A,
      { params, query, body }: Given<A> = {},
    ): Promise<AnswerOf<A>> {
      const [method = '', pattern = ''] = address.split(' ')
      const path = pattern.replace(/:(\w+)/g, (_, name) => Object(params)[name])
      const search = new URLSearchParams(Object(query))
      const response = await (method === 'GET' || body === undefined
        ? fetch(`${url}${path}?${search}`, { method, headers })
        : post(`${url}${path}?${search}`, Object(body), headers, method))
      const answer = await response.text()
      if (!response.ok) throw new Error(`${address}: ${answer}`)
      return JSON.parse(answer)
    },
  }
}

const post = (url: string, body: object, headers: Record<string, string>, method = 'POST') =>
  fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Connects the emulator's bot. Returns its id. */
export async function addBot(owner: Owner, { telegram, log }: Installation): Promise<string> {
  const { id } = await owner.call('POST /api/bots', {
    body: { kind: 'telegram', token: telegram.token },
  })
  await eventually(() => log.some(({ fields }) => fields.bot === id))
  return id
}

/** Invites employees by login; each opens the link and is welcomed. */
export async function subscribe(
  owner: Owner,
  { telegram }: Installation,
  botId: string,
  logins: readonly string[],
): Promise<readonly Person[]> {
  const { employees } = await owner.call('GET /api/employees')
  const chosen = employees.filter(({ login }) => logins.includes(login))
  const employeeIds = chosen.map(({ id }) => id)
  const { made } = await owner.call('POST /api/invitations', { body: { botId, employeeIds } })
  const joined: Person[] = []
  for (const { code, employeeId } of made) {
    const login = chosen.find(({ id }) => id === employeeId)?.login ?? ''
    const id = 6_000_000_000 + Number(employeeId)
    const person = telegram.person({ id, first_name: login, username: `${login}_tg` })
    person.starts(code)
    await person.nextMessage()
    joined.push(person)
  }
  return joined
}
