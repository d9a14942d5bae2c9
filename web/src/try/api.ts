import type {
  ChatAction,
  ChatMessage,
  TryAccount,
  TryPerson,
} from '../../../src/messengers/web-chat/index.ts'
import { csrfHeaders, signedInAgain } from '../api/index.ts'

/** Why there is no answer, as far as words for it differ. */
export type Problem = 'not-found' | 'not-allowed' | 'unreachable'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export interface TryOverview {
  readonly account: TryAccount
  readonly people: readonly TryPerson[]
}

const CHATS = '/api/try/chats'

export function fetchOverview(): Promise<Answer<TryOverview>> {
  return call('/api/try')
}

export function beginChat(employeeId: string): Promise<Answer<{ readonly chatId: string }>> {
  return call(CHATS, { employeeId })
}

export function fetchChat(
  chatId: string,
): Promise<Answer<{ readonly messages: readonly ChatMessage[] }>> {
  return call(chatPath(chatId))
}

export function postAction(chatId: string, action: ChatAction): Promise<Answer<unknown>> {
  return call(`${chatPath(chatId)}/updates`, action)
}

export function eventsUrl(chatId: string): string {
  return `${chatPath(chatId)}/events`
}

const chatPath = (chatId: string): string => `${CHATS}/${encodeURIComponent(chatId)}`

/** Our own server answers with our own types; they are checked where they are made. */
async function call<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    let response = await send(path, body)
    if (response.status === 401) {
      await signedInAgain()
      response = await send(path, body)
    }
    if (response.ok) return { ok: true, value: await response.json() }
    return { ok: false, problem: PROBLEMS[response.status] ?? 'unreachable' }
  } catch {
    return { ok: false, problem: 'unreachable' }
  }
}

const send = (path: string, body?: object): Promise<Response> =>
  fetch(path, body === undefined ? {} : post(body))

const PROBLEMS: Readonly<Record<number, Problem>> = {
  403: 'not-allowed',
  404: 'not-found',
  410: 'not-found',
}

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...csrfHeaders() },
  body: JSON.stringify(body),
})
