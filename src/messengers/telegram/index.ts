/**
 * Telegram, by the Bot API. `telegram.ts` puts it together; `parse.ts` reads what comes in;
 * `send.ts` says things, by `parts.ts` (what goes into which message), `markup.ts` and
 * `keyboard.ts`; `api.ts` is the only way out, `errors.ts` what a refusal means; `setup.ts`,
 * `commands.ts` and `poller.ts` are for being reached at all.
 */
export { createTelegram, type TelegramConfig } from './telegram.ts'
