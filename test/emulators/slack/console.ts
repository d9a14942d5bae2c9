import type { SlackEmulator } from './emulator.ts'
import type { Person } from './people.ts'
import { type VisibleMessage, visible } from './visible.ts'

/** A person at a keyboard: every line is what they do. */
export interface Console {
  /** False when they have had enough. */
  enter(line: string): Promise<boolean>
  /** Tells the app things at this address. */
  connects(webhook: string): Promise<void>
}

const HELP = `words            write to the bot
#Label           press the newest button with this label
/svodka words    give a command; /request too
:home            open App Home        :press Label   press a button there
:form a=1 b=2    send the window that is open
:as olga         be somebody else     :quit`

export function createConsole(slack: SlackEmulator, print: (line: string) => void): Console {
  let person = become('olga')
  print(HELP)

  function become(name: string): Person {
    const found = slack.person({ id: `U0${name.toUpperCase()}`, name })
    const { conversations } = slack.world
    const place = conversations.get(found.dm)
    const shown = new Map<string, string>()
    place?.watchers.add(() => {
      for (const message of place.messages.map((one) => visible(slack.world, one))) {
        const text = toText(message)
        if (message.fromBot && shown.get(message.ts) !== text) print(text)
        shown.set(message.ts, text)
      }
    })
    return found
  }

  async function act(line: string): Promise<void> {
    const [word = '', ...rest] = line.split(' ')
    const words = rest.join(' ')
    if (word.startsWith('/')) print(await person.commands(word, words))
    else if (line.startsWith('#')) await person.presses(line.slice(1))
    else if (word === ':as') person = become(words)
    else if (word === ':home') {
      person.opensHome()
      await slack.idle()
      print(JSON.stringify(person.home))
    } else if (word === ':press') await person.pressesHome(words)
    else if (word === ':form') print(JSON.stringify(await person.submits(fields(rest))))
    else person.says(line)
  }

  return {
    async enter(line) {
      if (line === ':quit') return false
      try {
        await act(line)
      } catch (error) {
        print(String(error))
      }
      return true
    },
    async connects(webhook) {
      const { status } = await slack.connects({
        events: webhook,
        interactions: `${webhook}/interactions`,
        commands: `${webhook}/commands`,
      })
      print(`The address answers ${status ?? 'nothing'}`)
    },
  }
}

const fields = (pairs: readonly string[]) =>
  Object.fromEntries(
    pairs.map((pair) => pair.split('=', 2)).map(([name = '', v = '']) => [name, v]),
  )

function toText({ words, buttons, picture, file }: VisibleMessage): string {
  const shown = [
    ...(picture === null ? [] : ['[picture]']),
    ...(file === null ? [] : [`[file ${file.name}]`]),
    words,
    ...buttons.map((row) => row.map(({ label }) => `[${label}]`).join(' ')),
  ]
  return shown.filter((line) => line !== '').join('\n')
}
