/**
 * HTTP: how the outside reaches us. `server.ts` puts it together: `webhooks.ts` takes messengers'
 * updates, `media.ts` gives out what they fetch, `web-chat-routes.ts` serves the page's chat,
 * `event-stream.ts` tells an open page what changed, and `api.ts` mounts the API. `schema/` says
 * what each address takes and answers, and the page is typed by it; `handlers/` does it.
 * `caller.ts` is who calls, `limits.ts` how often they may, `problems.ts` how a failure is said.
 */
export { createHttp, type HttpDeps, listen } from './server.ts'
