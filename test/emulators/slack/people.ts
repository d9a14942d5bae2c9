import type { Deliveries, Delivery } from './delivery.ts'
import {
  commandPayload,
  messageEvent,
  pressPayload,
  shortcutPayload,
  submissionPayload,
} from './payloads.ts'
import {
  buttonsOf,
  type Expected,
  isExpected,
  type VisibleButton,
  type VisibleMessage,
  visible,
  wordsOf,
} from './visible.ts'
import { isObject, type Json, objects, textOf, within } from './wire.ts'
import { addMessage, type Conversation, changed, type SlackUser, type World } from './world.ts'

/** A button by its label. */
export type ButtonTarget = string | RegExp

/** Somebody with Slack in their hand. Unless told otherwise they act in their chat with the bot. */
export interface Person {
  readonly user: SlackUser
  /** The id of their chat with the bot. */
  readonly dm: string
  /** What stands in a conversation for them, oldest first. */
  readonly chat: readonly VisibleMessage[]
  chatIn(channel: string): readonly VisibleMessage[]
  /** App Home, or null before the bot put anything there. */
  readonly home: { readonly words: string; readonly buttons: readonly VisibleButton[] } | null
  /** The window before them. */
  readonly modal: { readonly title: string; readonly words: string; readonly view: Json } | null
  /** Writes, and returns the message's time. */
  says(text: string, channel?: string): string
  /** Sends a picture or another file, perhaps with words. */
  sendsFile(text?: string): string
  presses(target: ButtonTarget, ts?: string, channel?: string): Promise<Delivery>
  pressesHome(target: ButtonTarget): Promise<Delivery>
  /** What they alone see at once; '' for nothing. */
  commands(command: string, text?: string, channel?: string): Promise<string>
  shortcut(callback: string, ts: string, channel?: string): Promise<Delivery>
  opensHome(tab?: 'home' | 'messages'): void
  /** Sends the window's form: closed when nothing is wrong beside any field. */
  submits(values: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>
  /** The newest message of the bot's that fits, waited for. */
  sees(expected: Expected, channel?: string): Promise<VisibleMessage>
  /** Waits until something is so. */
  waits<T>(look: () => T | null | undefined | false, what: string): Promise<T>
  /** The bot's next message since the last one that was read so, or its next change of one. */
  nextMessage(): Promise<VisibleMessage>
  leavesCompany(): void
}

const PATIENCE_MS = 10_000

export function createPerson(world: World, user: SlackUser, deliveries: Deliveries): Person {
  const dm = world.im(user.id)
  const news: VisibleMessage[] = []
  follow(world, dm, user, news)

  const placeOf = (channel = dm.id): Conversation => {
    const place = world.conversations.get(channel)
    if (place === undefined) throw new Error(`There is no conversation ${channel}`)
    return place
  }
  const chatIn = (channel?: string) => seenBy(world, placeOf(channel), user)
  const waits: Person['waits'] = (look, what) => {
    const saw = () =>
      `${user.name} waits for ${what} and sees:\n${JSON.stringify(chatIn().slice(-4).map(brief))}`
    return wait([dm, world, ...world.conversations.values()], look, saw)
  }
  const speak = (text: string, place: Conversation, more: Json = {}) => {
    const message = addMessage(world, place, { user: user.id, text: escaped(text) })
    const event = { ...messageEvent(world, place, message), ...more }
    if (place.type === 'im') deliveries.tell(event)
    else tellChannel(world, place, event, deliveries)
    return message.ts
  }

  return {
    user,
    dm: dm.id,
    get chat() {
      return chatIn()
    },
    chatIn,
    get home() {
      const shown = world.homes.get(user.id)
      if (shown === undefined) return null
      const blocks = objects(shown.view.blocks)
      return { words: wordsOf(blocks), buttons: buttonsOf(blocks).flat() }
    },
    get modal() {
      const opened = world.modals.get(user.id)
      if (opened === undefined) return null
      const { view } = opened
      const title = textOf(within(view, 'title'), 'text')
      return { title, words: wordsOf(objects(view.blocks)), view }
    },
    says: (text, channel) => speak(text, placeOf(channel)),
    sendsFile: (text = '') =>
      speak(text, dm, { subtype: 'file_share', files: [{ id: world.id('F'), name: 'a.png' }] }),
    async presses(target, ts, channel) {
      const place = placeOf(channel)
      const shown = chatIn(channel).findLast(
        (one) => (ts ?? one.ts) === one.ts && find(one.buttons.flat(), target) !== undefined,
      )
      const message = place.messages.find((one) => one.ts === shown?.ts)
      const button = find(shown?.buttons.flat() ?? [], target)
      if (message === undefined || button === undefined) {
        throw new Error(
          `There is no button ${target}; there is ${JSON.stringify(chatIn(channel).map(brief))}`,
        )
      }
      return deliveries.ask('interaction', pressPayload(world, user, button, { place, message }))
    },
    async pressesHome(target) {
      const view = world.homes.get(user.id)
      const button = find(buttonsOf(objects(view?.view.blocks)).flat(), target)
      if (view === undefined || button === undefined) throw new Error(`No ${target} in App Home`)
      return deliveries.ask('interaction', pressPayload(world, user, button, view))
    },
    async commands(command, text = '', channel) {
      const payload = commandPayload(world, user, placeOf(channel), command, text)
      const { status, answer } = await deliveries.ask('command', payload)
      return status === 200
        ? ephemeral(answer)
        : `${command} failed with the error "app_did_not_respond"`
    },
    async shortcut(callback, ts, channel) {
      const place = placeOf(channel)
      const message = place.messages.find((one) => one.ts === ts)
      if (message === undefined) throw new Error(`There is no message ${ts}`)
      const payload = shortcutPayload(world, user, place, message, callback)
      return deliveries.ask('interaction', payload)
    },
    opensHome(tab = 'home') {
      const event = { type: 'app_home_opened', user: user.id, channel: dm.id, tab }
      deliveries.tell({ ...event, event_ts: world.ts() })
    },
    async submits(values) {
      const opened = world.modals.get(user.id)
      if (opened === undefined) throw new Error('There is no window')
      const payload = submissionPayload(world, user, opened, values)
      const { status, answer } = await deliveries.ask('interaction', payload)
      if (status !== 200) throw new Error(`The form could not be sent: ${status}`)
      const said: unknown = answer === '' ? {} : JSON.parse(answer)
      if (isObject(said) && said.response_action === 'errors') {
        return Object.fromEntries(
          Object.entries(within(said, 'errors')).map(([k, v]) => [k, String(v)]),
        )
      }
      world.modals.delete(user.id)
      changed(world)
      return {}
    },
    sees: (expected, channel) =>
      waits(
        () => chatIn(channel).findLast((one) => one.fromBot && isExpected(one, expected)),
        String(expected),
      ),
    waits,
    async nextMessage() {
      return waits(() => news.shift(), 'the next message')
    },
    leavesCompany() {
      user.deleted = true
    },
  }
}

/** Notes every message of the bot's that appears or changes. */
function follow(world: World, dm: Conversation, user: SlackUser, news: VisibleMessage[]): void {
  const known = new Map<string, string>()
  dm.watchers.add(() => {
    for (const message of seenBy(world, dm, user).filter(({ fromBot }) => fromBot)) {
      const print = JSON.stringify([message.words, message.buttons, message.picture?.length])
      if (known.get(message.ts) === print) continue
      known.set(message.ts, print)
      news.push(message)
    }
  })
}

const seenBy = (world: World, place: Conversation, { id }: SlackUser): VisibleMessage[] =>
  place.messages
    .filter(({ onlyFor }) => onlyFor === null || onlyFor === id)
    .map((message) => visible(world, message))

/** In channels the app hears of what mentions it, twice when it asked for both kinds of event. */
function tellChannel(world: World, place: Conversation, event: Json, deliveries: Deliveries): void {
  if (!place.members.has(world.app.botUser)) return
  deliveries.tell(event)
  if (!textOf(event, 'text').includes(`<@${world.app.botUser}>`)) return
  const { channel_type: _, client_msg_id: __, ...mention } = event
  deliveries.tell({ ...mention, type: 'app_mention' })
}

function find(buttons: readonly VisibleButton[], target: ButtonTarget): VisibleButton | undefined {
  return buttons.find(({ label }) =>
    target instanceof RegExp ? target.test(label) : label === target,
  )
}

/** As the vendor writes what people typed: three signs escaped, addresses made into links. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll(/<(?!@)/g, '&lt;')
    .replaceAll(/(?<!<@\w+)>/g, '&gt;')
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.]+/g, (address) => `<mailto:${address}|${address}>`)

function ephemeral(answer: string): string {
  if (answer === '') return ''
  try {
    const said: unknown = JSON.parse(answer)
    return isObject(said) ? textOf(said, 'text') : answer
  } catch {
    return answer
  }
}

const brief = ({ words, buttons, picture }: VisibleMessage) => ({
  words: words.slice(0, 80),
  buttons: buttons.map((row) => row.map(({ label }) => label)),
  ...(picture !== null && { picture: true }),
})

interface Watched {
  readonly watchers: Set<() => void>
}

async function wait<T>(
  places: readonly Watched[],
  look: () => T | null | undefined | false,
  saw: () => string,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const check = () => {
    const found = look()
    if (found !== null && found !== undefined && found !== false) resolve(found)
  }
  const timer = setTimeout(() => reject(new Error(saw())), PATIENCE_MS)
  for (const { watchers } of places) watchers.add(check)
  check()
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    for (const { watchers } of places) watchers.delete(check)
  }
}
