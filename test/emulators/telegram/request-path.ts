import type { Bot } from './bot.ts'
import { Refusal, unauthorized } from './refusal.ts'
import type { StoredFile } from './stored-file.ts'

type RequestPath =
  | { readonly file: StoredFile | null }
  | { readonly bot: Bot | Refusal; readonly method: string; readonly query: string }

const CALL = '/bot'
const FILE = '/file/bot'

/** What a request is about: `/bot<token>/<method>` or `/file/bot<token>/<path>`. */
export function readPath(url: string, bots: ReadonlyMap<string, Bot>): RequestPath {
  const question = url.indexOf('?')
  const path = question < 0 ? url : url.slice(0, question)
  const query = question < 0 ? '' : url.slice(question + 1)
  if (path.startsWith(FILE)) {
    const { token, rest } = split(path.slice(FILE.length))
    return { file: bots.get(token)?.files.byPath(rest) ?? null }
  }
  if (!path.startsWith(CALL)) return { bot: new Refusal(404, 'Not Found'), method: '', query }
  const { token, rest } = split(path.slice(CALL.length))
  return { bot: bots.get(token) ?? strangerTo(token), method: rest, query }
}

function split(path: string): { readonly token: string; readonly rest: string } {
  const slash = path.indexOf('/')
  const token = slash < 0 ? path : path.slice(0, slash)
  const rest = slash < 0 ? '' : path.slice(slash + 1)
  return { token: token.includes('%') ? decoded(token) : token, rest }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function strangerTo(token: string): Refusal {
  const malformed = token.startsWith('0') || token.length > 80 || !token.includes(':')
  return malformed ? new Refusal(401, 'Unauthorized: invalid token specified') : unauthorized()
}
