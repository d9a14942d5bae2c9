/**
 * The API as data: every address with who may call it, what it takes and what it answers. The
 * server registers exactly these, the page's client is typed by them, `/api/docs` describes them,
 * and the authorization test walks through them.
 */
export type { AnswerOf, CallOf, GivenTo } from './call.ts'
export type { Access, ApiError, Endpoint, TokenScope } from './endpoint.ts'
export { TOKEN_SCOPES } from './endpoint.ts'
export { type Address, ENDPOINTS } from './endpoints.ts'
export type { AdminEvent } from './log.ts'
