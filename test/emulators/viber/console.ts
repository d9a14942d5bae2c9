import type { VisibleMessage } from './dialog.ts'
import type { ViberEmulator } from './emulator.ts'
import type { Person } from './people.ts'

interface ConsoleOptions {
  readonly viber: ViberEmulator
  readonly print: (line: string) => void
  /** Keeps a picture or file and returns where. */
  readonly save: (name: string, bytes: Buffer) => string
}

/** One line at a time, as a person with Viber in their hand. */
interface ViberConsole {
  /** False when the person wants to leave. */
  enter(line: string): Promise<boolean>
}

const HELP = `any text is sent to the bot · #2 presses button 2 · viber://… opens a link
:open [CONTEXT]  :subscribe  :unsubscribe  :phone [NUMBER]  :sticker  :read  :as ID NAME
:fault STATUS (the next call is refused with it)  :calls (the last of the bot's)  :help  :quit`
const NUMBERED = /^#(\d+)$/
const PHONE = '79161234567'

export function createConsole({ viber, print, save }: ConsoleOptions): ViberConsole {
  let person = viber.person({ id: 'K917PBuvPZmhKfb8Vw3b2Q==', name: 'Ольга' })
  let stopWatching = () => {}

  function become(somebody: Person): void {
    stopWatching()
    person = somebody
    stopWatching = person.watch(() => {
      const message = person.chat.at(-1)
      if (message?.fromBot) show(message)
    })
    print(`— you are ${person.user.name}, ${person.user.id}`)
  }

  function show({ words, picture, file, token }: VisibleMessage): void {
    print(`◀ ${words}`)
    if (picture) {
      const path = save(`picture-${token}.png`, picture.bytes)
      print(`  picture ${picture.width}×${picture.height}: ${path}`)
    }
    if (file) print(`  file: ${save(file.name, file.bytes)}`)
    let number = 0
    for (const row of person.keyboard) {
      print(`  ${row.map(({ Text }) => `[#${++number} ${Text}]`).join(' ')}`)
    }
  }

  async function press(number: number): Promise<void> {
    const button = person.keyboard.flat()[number - 1]
    if (button === undefined) throw new Error(`There is no button ${number}`)
    if (button.ActionType === 'open-url') print(`  ${button.ActionBody}`)
    else if (button.ActionType === 'share-phone') await person.sharesContact(PHONE)
    else await person.presses(button.Text)
  }

  async function obey(command: string, [first, ...rest]: readonly string[]): Promise<void> {
    switch (command) {
      case ':open':
        return person.opens(first)
      case ':subscribe':
        return person.subscribes()
      case ':unsubscribe':
        return person.unsubscribes()
      case ':phone':
        return person.sharesContact(first ?? PHONE)
      case ':sticker':
        return person.sendsSticker()
      case ':read':
        return person.reads()
      case ':as':
        return become(viber.person({ id: first ?? 'anna==', name: rest.join(' ') || 'Анна' }))
      case ':fault':
        return viber.fault({ kind: { status: Number(first ?? 12), words: 'as you wished' } })
      case ':calls':
        for (const { method, status } of viber.calls.slice(-10)) print(`  ${method} → ${status}`)
        return
      default:
        print(HELP)
    }
  }

  become(person)
  print(HELP)
  return {
    async enter(line) {
      const [command = '', ...words] = line.trim().split(/\s+/)
      const number = NUMBERED.exec(command)?.[1]
      if (command === ':quit') return false
      try {
        if (number !== undefined) await press(Number(number))
        else if (command.startsWith('viber://')) await person.opensLink(command)
        else if (command.startsWith(':')) await obey(command, words)
        else if (command !== '') await person.says(line.trim())
      } catch (error) {
        print(error instanceof Error ? error.message : String(error))
      }
      return true
    },
  }
}
