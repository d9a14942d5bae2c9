/**
 * VK, by a community's bot. `vk.ts` puts it together; `parse.ts` reads what comes in, with
 * `payload.ts` (what buttons carry), `phrases.ts` and `clients.ts` (what applications can show);
 * `send.ts` says things, by `parts.ts` (what goes into which message), `outlet.ts`, `markup.ts`,
 * `keyboard.ts` and `uploads.ts`; `api.ts` is the only way out, at the `pace.ts` that VK allows,
 * `errors.ts` what a refusal means; `setup.ts`, `servers.ts` and `poller.ts` are for being reached.
 */
export { createVk, type VkConfig } from './vk.ts'
