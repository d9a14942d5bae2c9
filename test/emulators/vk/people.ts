import type { Community } from './community.ts'
import { createLooker, type Looker } from './looker.ts'
import type { StoredMessage } from './messages.ts'
import type { Press } from './presses.ts'
import { toVisible, type VisibleButton, type VisibleMessage } from './view.ts'

export interface PersonProfile {
  readonly id: number
  readonly first_name: string
  readonly last_name?: string
  /** What their application can show; by default everything. */
  readonly client?: ClientInfo
}

export interface ClientInfo {
  readonly button_actions: readonly string[]
  readonly keyboard: boolean
  readonly inline_keyboard: boolean
  readonly carousel: boolean
  readonly lang_id: number
}

export const MODERN_CLIENT: ClientInfo = {
  button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'open_photo', 'callback'],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
}

export interface Said {
  /** An object or JSON, as clients send it. */
  readonly payload?: string
  readonly ref?: string
  readonly ref_source?: string
  /** Something besides words. */
  readonly attachments?: readonly object[]
}

/** Somebody who talks to a community. */
export interface Person {
  readonly user: PersonProfile
  /** What stands in the conversation, oldest first. */
  readonly chat: readonly VisibleMessage[]
  says(text: string, more?: Said): void
  /** Says something in a group chat. */
  saysIn(chatId: number, text: string): void
  /** The first button, perhaps after a link with `ref`. */
  starts(ref?: string): void
  /** Opens `https://vk.me/…?ref=…` and presses the first button. */
  follows(link: string): void
  /** By its label, on the newest message that has one; or with a payload that nobody made. */
  presses(button: string | { payload: unknown; cmid?: number; peerId?: number }): Press | null
  /** The same, and waits until the press was answered. */
  pressesAndIsAnswered(label: string): Promise<void>
  allows(): void
  denies(): void
  /** Everything up to here. */
  reads(): void
  deletes(cmid: number): void
  nextMessage: Looker['next']
  sees: Looker['sees']
}

export function createPerson(community: Community, profile: PersonProfile): Person {
  const { id } = profile
  const { messages, events, allowed, presses } = community
  const looker = createLooker()
  const client = profile.client ?? MODERN_CLIENT
  community.people.set(id, { first_name: profile.first_name, last_name: profile.last_name ?? '' })
  const shown = new Map<number, string>()
  community.listeners.add((peerId) => {
    if (peerId !== id) return
    for (const message of messages.of(id)) {
      if (message.fromId > 0) continue
      const looks = JSON.stringify([message.text, message.attachments, message.keyboard])
      if (shown.get(message.cmid) === looks) continue
      shown.set(message.cmid, looks)
      looker.show(toVisible(message))
    }
  })

  function write(peerId: number, text: string, { attachments = [], ...more }: Said = {}): void {
    const content = { text, attachments: [], keyboard: null }
    const message = messages.add(peerId, id, content)
    if (peerId === id && !allowed.has(id)) {
      allowed.add(id)
      events.emit('message_allow', { user_id: id, key: '' })
    }
    events.emit('message_new', {
      message: { ...wire(message), attachments, ...more },
      client_info: client,
    })
  }

  function press(button: VisibleButton, cmid: number, peerId = id): Press | null {
    if (button.type === 'open_link') throw new Error(`${button.text} opens a link`)
    if (button.type === 'text') {
      write(peerId, button.text, button.payload === undefined ? {} : { payload: button.payload })
      return null
    }
    return pressed(button.payload === undefined ? {} : JSON.parse(button.payload), cmid, peerId)
  }

  function pressed(payload: unknown, cmid: number, peerId: number): Press {
    const made = presses.add(id, peerId)
    const place = { user_id: id, peer_id: peerId, conversation_message_id: cmid }
    events.emit('message_event', { ...place, event_id: made.eventId, payload })
    return made
  }

  function find(label: string) {
    const found = messages.of(id).findLast(({ keyboard }) => hasButton(keyboard?.buttons, label))
    const button =
      found &&
      toVisible(found)
        .buttons.flat()
        .find(({ text }) => text === label)
    if (!found || !button) throw new Error(`There is no button «${label}»`)
    return { button, cmid: found.cmid }
  }

  const person: Person = {
    user: profile,
    get chat() {
      return messages.of(id).map(toVisible)
    },
    says: (text, more) => write(id, text, more),
    saysIn: (chatId, text) => write(chatId, text),
    starts: (ref) =>
      write(id, 'Начать', {
        payload: '{"command":"start"}',
        ...(ref !== undefined && { ref, ref_source: 'crm' }),
      }),
    follows(link) {
      const { host, pathname, searchParams } = new URL(link)
      if (host !== 'vk.me' || pathname !== `/${community.profile.screen_name}`) {
        throw new Error(`Not a link to this community: ${link}`)
      }
      person.starts(searchParams.get('ref') ?? undefined)
    },
    presses(given) {
      if (typeof given !== 'string') {
        return pressed(given.payload, given.cmid ?? 999_999, given.peerId ?? id)
      }
      const { button, cmid } = find(given)
      return press(button, cmid)
    },
    async pressesAndIsAnswered(label) {
      const made = person.presses(label)
      const until = performance.now() + 3_000
      while (made !== null && made.answer === null) {
        if (performance.now() > until) throw new Error(`The press of «${label}» was not answered`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    allows() {
      allowed.add(id)
      events.emit('message_allow', { user_id: id, key: '' })
    },
    denies() {
      allowed.delete(id)
      events.emit('message_deny', { user_id: id })
    },
    reads() {
      const last = messages.of(id).findLast(({ fromId }) => fromId < 0)
      if (last === undefined) throw new Error('There is nothing to read')
      const place = { read_message_id: last.id, conversation_message_id: last.cmid }
      events.emit('message_read', { from_id: id, peer_id: id, ...place })
    },
    deletes(cmid) {
      const message = messages.find(id, cmid)
      if (message !== null) message.deleted = true
    },
    nextMessage: looker.next,
    sees: looker.sees,
  }
  return person
}

const hasButton = (
  rows: readonly (readonly { readonly action: { readonly label: string } }[])[] | undefined,
  label: string,
): boolean => rows?.flat().some(({ action }) => action.label === label) ?? false

const FIRST_CHAT = 2_000_000_000

function wire({ id, cmid, peerId, fromId, text, at }: StoredMessage) {
  return {
    date: Math.floor(at / 1000),
    from_id: fromId,
    id: peerId > FIRST_CHAT ? 0 : id,
    version: 10_000_721,
    out: 0,
    fwd_messages: [],
    important: false,
    is_hidden: false,
    attachments: [],
    conversation_message_id: cmid,
    text,
    peer_id: peerId,
    random_id: 0,
  }
}
