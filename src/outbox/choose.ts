import type { Entry } from './entry.ts'

/** What is going on in a lane while it looks for more to do. */
export interface LaneState {
  /** Chats with a message on its way: the next one waits, so that order holds. */
  readonly busyChats: ReadonlySet<string>
  /** How many more messages may be on their way. */
  readonly room: number
  /** How many more bulk messages the messenger's limit allows now. */
  readonly bulkRoom: number
}

export interface Choice {
  /** To be sent now, one a chat. */
  readonly start: readonly Entry[]
  /** Reports that a later one in the same chat will take the place of: nobody would see them. */
  readonly superseded: readonly Entry[]
}

/**
 * Decides what leaves next: in the order of `due` (interactive first), one a chat at a time, within
 * the limits. Somebody who pressed ten times gets the last report, once.
 */
export function choose(due: readonly Entry[], { busyChats, room, bulkRoom }: LaneState): Choice {
  const taken = new Set(busyChats)
  const start: Entry[] = []
  const superseded: Entry[] = []
  const later = lastForPlace(due)
  let bulk = 0
  for (const entry of due) {
    if (start.length >= room) break
    if (taken.has(entry.chatId)) continue
    if (isSuperseded(entry, later)) {
      superseded.push(entry)
      continue
    }
    if (entry.lane === 'bulk' && bulk++ >= bulkRoom) continue
    taken.add(entry.chatId)
    start.push(entry)
  }
  return { start, superseded }
}

const placeOf = ({ chatId, replaces }: Entry) =>
  replaces === null ? null : `${chatId} ${replaces.id}`

function lastForPlace(due: readonly Entry[]): Map<string, string> {
  return new Map(
    due.flatMap((entry) => {
      const place = placeOf(entry)
      return place === null ? [] : [[place, entry.id] as const]
    }),
  )
}

function isSuperseded(entry: Entry, later: ReadonlyMap<string, string>): boolean {
  const place = placeOf(entry)
  return place !== null && entry.kind !== 'file' && later.get(place) !== entry.id
}
