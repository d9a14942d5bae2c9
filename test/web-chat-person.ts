import { plainText } from '../src/kernel/index.ts'
import type { ChatMessage } from '../src/messengers/web-chat/index.ts'
import { eventually } from './harness.ts'

/** Somebody at the page «Попробовать», by the calls that the page makes. */
export interface WebPerson {
  says(text: string): Promise<void>
  /** Presses one button after the other, each as soon as it is there. */
  opens(...labels: readonly string[]): Promise<void>
  /** Presses a button that stood under a message before. */
  pressesAgain(data: string): Promise<void>
  /** What stands in the chat, as soon as one message of the bot's is so. */
  sees(wanted: string | RegExp | ((message: Shown) => boolean)): Promise<Shown>
  chat(): Promise<readonly Shown[]>
  bytes(path: string): Promise<Buffer>
}

export interface Shown extends ChatMessage {
  readonly words: string
}

/** Begins a chat as an employee. Rejects as the page would be refused. */
export async function webPerson(url: string, employeeId: string): Promise<WebPerson> {
  const { chatId } = await asked<{ chatId: string }>(`${url}/api/try/chats`, { employeeId })
  const address = `${url}/api/try/chats/${chatId}`
  let done = 0

  const does = async (event: object) => {
    done += 1
    await asked(`${address}/updates`, { id: `action-${done}`, event, language: 'ru' })
  }

  async function chat(): Promise<readonly Shown[]> {
    const { messages } = await asked<{ messages: ChatMessage[] }>(address)
    return messages.map((message) => ({ ...message, words: plainText(message.text) }))
  }

  async function sees(wanted: Parameters<WebPerson['sees']>[0]): Promise<Shown> {
    let found: Shown | undefined
    await eventually(async () => {
      const said = (await chat()).filter(({ from }) => from === 'bot')
      found = said.findLast((message) => isSo(message, wanted))
      return found
    })
    if (found === undefined) throw new Error(`Not seen: ${wanted}`)
    return found
  }

  return {
    chat,
    sees,
    says: (text) => does({ type: 'text', text }),
    async opens(...labels) {
      for (const label of labels) {
        const { id, buttons } = await sees((message) => dataOf(message, label) !== undefined)
        const data = dataOf({ buttons }, label)
        await does({ type: 'button', data, messageId: id })
      }
    },
    pressesAgain: (data) => does({ type: 'button', data, messageId: null }),
    async bytes(path) {
      const response = await fetch(new URL(path, url))
      return Buffer.from(await response.arrayBuffer())
    },
  }
}

export function dataOf({ buttons }: Pick<ChatMessage, 'buttons'>, label: string) {
  const found = buttons.flat().find((button) => button.label === label)
  return found !== undefined && 'data' in found ? found.data : undefined
}

function isSo(message: Shown, wanted: Parameters<WebPerson['sees']>[0]): boolean {
  if (typeof wanted === 'function') return wanted(message)
  return typeof wanted === 'string' ? message.words.includes(wanted) : wanted.test(message.words)
}

async function asked<T>(url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text)
}
