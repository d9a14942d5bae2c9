/**
 * Outbox: everything that leaves is first written down here, then sent, then its fate recorded: the
 * outbox is the message log. `entry.ts` is what is kept, `lane.ts` the way out of one bot,
 * `attempt.ts` one try, `choose.ts` decides what leaves next, `backoff.ts` how long to wait after a
 * failure. `message-log.ts` is what administrators see of it all.
 */
export type { Prepared } from './attempt.ts'
export type { Entry, Fate, Kind, Lane as LaneName, NewEntry, Outbox, Outcome } from './entry.ts'
export { type Lane, type LaneOptions, startLane } from './lane.ts'
export type { LogFilter, LoggedMessage, MessageLog, Receipt, Try } from './message-log.ts'
