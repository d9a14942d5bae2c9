/**
 * Viber, by the REST Bot API. `viber.ts` puts it together; `parse.ts` reads what comes in, as
 * `wire.ts` describes it, after `signature.ts`; `send.ts` says things, by `parts.ts` (what goes into
 * which message), `markup.ts` and `keyboard.ts`; `api.ts` is the only way out, `errors.ts` what a
 * refusal means; `setup.ts` and `registration.ts` are for being reached at all. `people.ts` and
 * `meter.ts` remember a little of everybody, in memory.
 */
export { createViber, type ViberConfig } from './viber.ts'
