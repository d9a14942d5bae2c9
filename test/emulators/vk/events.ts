import { createHash } from 'node:crypto'

/** An event as it goes out: the secret is added for the Callback API alone. */
export interface VkEvent {
  readonly group_id: number
  readonly type: string
  readonly event_id: string
  readonly v: string
  readonly object: unknown
}

export interface EventRoad {
  take(event: VkEvent): void
}

/** Bad days of what comes in. */
export interface EventFaults {
  /** The next so many events come twice. */
  duplicate: number
  /** The next so many events come after the one behind them. */
  reorder: number
}

/** Makes events of one community and hands them to whoever listens. */
export function createEvents(groupId: number, roads: () => readonly EventRoad[]) {
  const faults: EventFaults = { duplicate: 0, reorder: 0 }
  const held: VkEvent[] = []
  const sent: VkEvent[] = []
  let count = 0

  function deliver(event: VkEvent): void {
    for (const road of roads()) road.take(event)
  }

  return {
    faults,
    /** Everything that happened, oldest first. */
    sent: sent as readonly VkEvent[],
    emit(type: string, object: unknown): VkEvent {
      count += 1
      const event_id = createHash('sha1').update(`${groupId} ${count}`).digest('hex')
      const event = { group_id: groupId, type, event_id, v: '5.199', object }
      sent.push(event)
      if (faults.reorder > 0) {
        faults.reorder -= 1
        held.push(event)
        return event
      }
      deliver(event)
      for (const late of held.splice(0)) deliver(late)
      if (faults.duplicate > 0) {
        faults.duplicate -= 1
        deliver(event)
      }
      return event
    },
  }
}

export type Events = ReturnType<typeof createEvents>
