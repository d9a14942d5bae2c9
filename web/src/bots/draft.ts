import type { CallOf } from '../../../src/http/schema/index.ts'
import type { Bot } from './bot.ts'

export type Kind = CallOf<'POST /api/bots'>['body']['kind']

export const KINDS: readonly Kind[] = ['telegram', 'viber', 'slack', 'vk']

/** What is typed about a bot, as it stands in the fields. */
export interface Draft {
  readonly token: string
  readonly secret: string
  readonly appToken: string
  readonly confirmation: string
  readonly takesRequests: boolean
  /** One a line. */
  readonly routes: string
  readonly apiUrl: string
}

/** Slack and VK take requests unless somebody says otherwise. */
export function emptyDraft(kind: Kind): Draft {
  const takesRequests = kind === 'slack' || kind === 'vk'
  return { ...NO_KEYS, takesRequests, routes: '', apiUrl: '' }
}

/** Keys are never shown again, so their fields begin empty. */
export function draftOf({ settings }: Bot): Draft {
  const { takesRequests, routes, apiUrl } = settings
  return { ...NO_KEYS, takesRequests, routes: routes.join('\n'), apiUrl: apiUrl ?? '' }
}

const NO_KEYS = { token: '', secret: '', appToken: '', confirmation: '' }

export function toNewBot(kind: Kind, draft: Draft): CallOf<'POST /api/bots'>['body'] {
  return { kind, token: draft.token.trim(), ...keysOf(draft), settings: settingsOf(draft) }
}

/** An empty key stays as it is kept. */
export function toChange(version: string, draft: Draft): CallOf<'PATCH /api/bots/:id'>['body'] {
  const token = draft.token.trim()
  return {
    version,
    ...(token !== '' && { token }),
    ...keysOf(draft),
    settings: settingsOf(draft),
  }
}

function keysOf({ secret, appToken, confirmation }: Draft) {
  return {
    ...(secret.trim() !== '' && { secret: secret.trim() }),
    ...(appToken.trim() !== '' && { appToken: appToken.trim() }),
    ...(confirmation.trim() !== '' && { confirmation: confirmation.trim() }),
  }
}

function settingsOf({ takesRequests, routes, apiUrl }: Draft) {
  const ways = routes.split('\n').map((way) => way.trim())
  return {
    takesRequests,
    routes: ways.filter((way) => way !== ''),
    apiUrl: apiUrl.trim() === '' ? null : apiUrl.trim(),
  }
}
