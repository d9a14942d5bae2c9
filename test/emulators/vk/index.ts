/**
 * A VK for tests: a real HTTP server on 127.0.0.1 that keeps the vendor's rules, and people who
 * write and press buttons in it. Point `VK_API_URL` at `url`, call `person(…)`, and look at what
 * they see.
 *
 * What differs from the vendor on purpose: addresses may be plain http to 127.0.0.1; no `execute`,
 * carousels, templates or payments. Its own waits can be shortened by `pace`.
 *
 * Inside: `server` takes a call apart, `methods/` carry it out; `keyboard`, `messages`, `uploads`
 * hold the rules of content; `events` brings what happens to `callback-server` and `long-poll`;
 * `people`, `looker`, `view` are the other side; `faults`, `rate` are the bad days.
 */
export type { Right } from './community.ts'
export { startVkEmulator, type VkEmulator, type VkEmulatorOptions } from './emulator.ts'
export type { FaultKind, FaultOptions } from './faults.ts'
export { MODERN_CLIENT, type Person } from './people.ts'
export {
  missingSpecification,
  validateCall,
  validateObject,
  validateResult,
} from './specification.ts'
export type { VisibleMessage } from './view.ts'
