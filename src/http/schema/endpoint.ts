import type { z } from 'zod'

/** What a token for scripts may be made for. A token never manages anything. */
export const TOKEN_SCOPES = ['reports', 'employees', 'invitations', 'log'] as const

export type TokenScope = (typeof TOKEN_SCOPES)[number]

/**
 * Who may call. `anyone`: nobody is asked who they are. `session`: whoever is signed in and has
 * access, checked anew at every call. A scope: the same, or a token made for it.
 */
export type Access = 'anyone' | 'session' | TokenScope

/** One address of the API: the server, the page's client and the description are made of it. */
export interface Endpoint {
  /** One sentence, for the description. */
  readonly summary: string
  readonly access: Access
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** JSON; or, for files and streams, the media type alone. */
  readonly answer: z.ZodType | string
}

export type Endpoints = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /api/${string}`, Endpoint>
>

/** What a call is refused with. People read words made of `code`; `field` names what to mend. */
export interface ApiError {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string }
}
