/**
 * A Viber for tests: a real HTTP server on 127.0.0.1 that keeps the vendor's rules, and people who
 * press buttons in it. Point `VIBER_API_URL` at `url`, call `person(…)`, and look at what they see.
 *
 * What differs from the vendor on purpose: a webhook and a picture may be plain http on 127.0.0.1;
 * no carousels, broadcasts, videos or places. The waits between attempts can be shortened by
 * `pace`.
 *
 * Inside: `server` takes a call apart, `methods` carry it out by `read-message`, `keyboard` and
 * `fields`; `dialog` is what was said, who may be written to and what it costs; `media` fetches by
 * links; `callbacks` bring news to the bot; `people`, `looker`, `shown-text` are the other side;
 * `faults` are the bad days, `console` is for trying by hand.
 */

export type { VisibleMessage } from './dialog.ts'
export {
  startViberEmulator,
  type ViberEmulator,
  type ViberEmulatorOptions,
} from './emulator.ts'
export type { FaultKind, FaultOptions } from './faults.ts'
export type { Person, PersonProfile } from './people.ts'
export type { LoggedCall } from './server.ts'
export { shownWords } from './shown-text.ts'
