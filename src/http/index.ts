/**
 * HTTP: how the outside reaches us. `webhooks.ts` takes messengers' updates, `media.ts` gives out
 * what they fetch, `web-chat-routes.ts` serves the page's chat, `server.ts` puts them together with the page, headers and health.
 */
export { createHttp, type HttpDeps, listen } from './server.ts'
