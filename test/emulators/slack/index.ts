/**
 * A Slack for tests: a real HTTP server on 127.0.0.1 (and WebSockets for Socket Mode) that keeps the
 * vendor's rules, and people who write and press buttons in it. Point `SLACK_API_URL` at `url`, call
 * `person(…)`, and look at what they see.
 *
 * What differs from the vendor on purpose: addresses may be plain http; one workspace with one app;
 * no threads, no `response_url`, no messages by schedule; how long a picture is processed is made up.
 *
 * Inside: `server`, `request-body` take a call apart; `methods/` carry it out; `block-rules` and
 * `view-rules` hold the rules of content; `world` is what was said; `delivery`, `webhooks`, `sockets`
 * and `payloads` tell the app; `people`, `visible` are the other side; `faults`, `limits` are the
 * bad days; `specification` compares all of it with the vendor's description.
 */
export type { Deliveries, Delivery } from './delivery.ts'
export { type SlackEmulator, type SlackEmulatorOptions, startSlackEmulator } from './emulator.ts'
export type { Fault } from './faults.ts'
export type { ButtonTarget, Person } from './people.ts'
export {
  isDescribed,
  missingSpecification,
  validateAnswer,
  validateCall,
  validateEnvelope,
} from './specification.ts'
export type { Expected, VisibleMessage } from './visible.ts'
export { post, signed } from './webhooks.ts'
