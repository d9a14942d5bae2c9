import type { Keyboard } from './keyboard.ts'
import type { Attachment } from './uploads.ts'

/** A message as it is kept. */
export interface StoredMessage {
  readonly id: number
  readonly cmid: number
  readonly peerId: number
  readonly fromId: number
  readonly at: number
  text: string
  attachments: readonly Attachment[]
  keyboard: Keyboard | null
  deleted: boolean
}

export type Content = Pick<StoredMessage, 'text' | 'attachments' | 'keyboard'>

/** What was said in every conversation of a community. */
export interface Messages {
  add(peerId: number, fromId: number, content: Content): StoredMessage
  find(peerId: number, cmid: number): StoredMessage | null
  byId(id: number): StoredMessage | null
  /** What stands in a conversation, oldest first. */
  of(peerId: number): readonly StoredMessage[]
}

export function createMessages(now: () => number): Messages {
  const all: StoredMessage[] = []
  const counts = new Map<number, number>()
  return {
    add(peerId, fromId, content) {
      const cmid = (counts.get(peerId) ?? 0) + 1
      counts.set(peerId, cmid)
      const place = { id: all.length + 1, cmid, peerId, fromId, at: now() }
      const message = { ...place, ...content, deleted: false }
      all.push(message)
      return message
    },
    find: (peerId, cmid) =>
      all.find((one) => one.peerId === peerId && one.cmid === cmid && !one.deleted) ?? null,
    byId: (id) => all.find((one) => one.id === id && !one.deleted) ?? null,
    of: (peerId) => all.filter((one) => one.peerId === peerId && !one.deleted),
  }
}

/** What people see of a text: mentions show the name in them, and who they are about is told. */
export function visibleText(text: string): string {
  return text.replaceAll(/\[(?:id|club|public|event)\d+\|([^\]]*)\]/gi, '$1').trim()
}
