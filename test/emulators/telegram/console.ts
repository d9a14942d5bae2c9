import type { Change } from './dialogs.ts'
import type { TelegramEmulator } from './emulator.ts'
import type { FaultKind } from './faults.ts'
import type { Person } from './people.ts'
import { type VisibleMessage, visible } from './view.ts'

interface ConsoleOptions {
  readonly telegram: TelegramEmulator
  readonly print: (line: string) => void
  /** Keeps a picture or file and returns where. */
  readonly save: (name: string, bytes: Buffer) => string
}

/** One line at a time, as a person with Telegram in their hand. */
interface TelegramConsole {
  /** False when the person wants to leave. */
  enter(line: string): boolean
}

interface State extends ConsoleOptions {
  person: Person
  stopWatching: () => void
}

const HELP = `/start [payload], or any text, is sent to the bot · #2 presses button 2
:contact [PHONE] (what a contact button does)  :photo  :sticker  :block  :unblock  :as ID NAME (become somebody else)
:fault KIND (blocked, flood, internal-error, bad-gateway, hang, drop, hang-after, drop-after)
:calls (the last calls of the bot's)  :help  :quit`
const NUMBERED = /^#(\d+)$/
const PHONE = '79161234567'

export function createConsole(options: ConsoleOptions): TelegramConsole {
  const person = options.telegram.person({ id: 5012345678, first_name: 'Ольга', username: 'olga' })
  const state: State = { ...options, person, stopWatching: () => {} }
  become(state, person)
  options.print(HELP)
  return {
    enter(line) {
      if (line.trim() === ':quit') return false
      try {
        enter(state, line.trim())
      } catch (error) {
        options.print(error instanceof Error ? error.message : String(error))
      }
      return true
    },
  }
}

function enter(state: State, line: string): void {
  const number = NUMBERED.exec(line)?.[1]
  const [command = '', ...words] = line.split(/\s+/)
  if (line === '') return
  if (number !== undefined) press(state, Number(number))
  else if (command === '/start') state.person.starts(words[0])
  else if (command.startsWith(':')) obey(state, command, words)
  else state.person.says(line)
}

function obey(state: State, command: string, [first, ...rest]: readonly string[]): void {
  const { person, telegram, print } = state
  switch (command) {
    case ':contact':
      person.sharesContact({ phone: first ?? PHONE })
      return
    case ':photo':
      person.sendsPhoto()
      return
    case ':sticker':
      person.sendsSticker()
      return
    case ':block':
      person.blocks()
      return
    case ':unblock':
      person.unblocks()
      return
    case ':as':
      become(state, telegram.person({ id: Number(first), first_name: rest.join(' ') || 'Анна' }))
      return
    case ':fault':
      // A kind that does not exist does nothing; this is a tool for one's own hands.
      telegram.fault({ kind: (first ?? 'internal-error') as FaultKind })
      return
    case ':calls':
      for (const { method, status, error = '' } of telegram.calls.slice(-10)) {
        print(`  ${method} → ${status} ${error}`)
      }
      return
    default:
      print(HELP)
  }
}

function become(state: State, person: Person): void {
  state.stopWatching()
  state.person = person
  state.stopWatching = person.watch((change) => show(state, change))
  state.print(`— you are ${person.user.first_name}, ${person.user.id}`)
}

function press({ person, print }: State, number: number): void {
  const label = pressableLabels(person)[number - 1]
  if (label === undefined) throw new Error(`There is no button ${number}`)
  const pressed = person.presses(label)
  pressed?.answered(15_000).then(
    ({ text, afterMs }) => print(`  (press answered in ${afterMs} ms${text && `: ${text}`})`),
    () => print('  (the press was never answered)'),
  )
}

// The newest message's buttons first, then the reply keyboard.
function pressableLabels({ chat, keyboard }: Person): string[] {
  const newest = chat.findLast(({ buttons }) => buttons.length > 0)
  return [...(newest?.buttons.flat().map(({ text }) => text) ?? []), ...keyboard.flat()]
}

function show(state: State, { kind, stored }: Change): void {
  const { print, person } = state
  if (kind === 'action') print(`  (${person.action}…)`)
  if (stored === null || !stored.own) return
  if (kind === 'deleted') print(`✗ #${stored.message.message_id} deleted`)
  else showMessage(state, visible(stored), kind === 'edited')
}

function showMessage({ print, save, person }: State, message: VisibleMessage, edited: boolean) {
  const { message_id, words, photo, document } = message
  print(`${edited ? '✎' : '◀'} #${message_id} ${words}`)
  if (photo) {
    const path = save(`photo-${message_id}.png`, photo.bytes)
    print(`  picture ${photo.width}×${photo.height}: ${path}`)
  }
  if (document) print(`  file: ${save(document.file_name, document.bytes)}`)
  const links = message.buttons.flat().filter(({ url }) => url !== undefined)
  const labels = pressableLabels(person).map((label, index) => `[#${index + 1} ${label}]`)
  if (labels.length > 0) print(`  ${labels.join(' ')}`)
  for (const { text, url } of links) print(`  ${text}: ${url}`)
}
