/**
 * Slack: Web API, Events API over HTTP, Socket Mode. `slack.ts` puts it together; `signature.ts`,
 * `incoming.ts` and `parse.ts` read what comes in, `wire.ts` is what we read of it, `words.ts` undoes
 * Slack's escapes, `answer.ts` is what it hears back; `send.ts` says things, by `parts.ts` (what goes
 * into which message), `blocks.ts`, `outlet.ts`, `upload.ts` and `form.ts`; `place.ts` names chats and
 * messages; `api.ts` is the only way out, `errors.ts` what a refusal means; `setup.ts`,
 * `identity.ts`, `manifest.ts` and `poller.ts` are for being reached at all.
 */
export { type ManifestOptions, slackManifest } from './manifest.ts'
export { createSlack, type SlackConfig } from './slack.ts'
