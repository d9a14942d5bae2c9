import { startHttpServer } from '../../servers/http-server.ts'
import { startViberEmulator, type ViberEmulatorOptions } from './emulator.ts'

/** A call to the bot's webhook, as it came. */
export interface Heard {
  readonly signature: string | null
  readonly query: string
  readonly body: string
}

/** An emulator, a bot whose webhook answers as told, and Olga, who has not opened it yet. */
export async function startWithOlga(options: ViberEmulatorOptions = {}) {
  await using starting = new AsyncDisposableStack()
  const viber = starting.use(await startViberEmulator({ pace: 0.001, ...options }))
  const heard: Heard[] = []
  const answers: { status: number; body: string }[] = []
  const bot = starting.use(
    await startHttpServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      const signature = request.headers['x-viber-content-signature']
      const query = (request.url ?? '').split('?')[1] ?? ''
      heard.push({ body, query, signature: signature === undefined ? null : String(signature) })
      const { status, body: answer } = answers.shift() ?? { status: 200, body: '' }
      response.writeHead(status).end(answer)
    }),
  )
  const started = starting.move()

  async function call(method: string, body: object | string, token: string | null = viber.token) {
    const response = await fetch(`${viber.url}/pa/${method}`, {
      method: 'POST',
      headers: { ...(token !== null && { 'x-viber-auth-token': token }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return { http: response.status, text, ...JSON.parse(text) }
  }

  return {
    viber,
    heard,
    /** What the bot answers next to a call. */
    answers,
    webhookUrl: `${bot.url}hook`,
    olga: viber.person({ id: 'K917PBuvPZmhKfb8Vw3b2Q==', name: 'Olga Petrova' }),
    call,
    listens: () => call('set_webhook', { url: `${bot.url}hook` }),
    /** Sends to Olga; `changes` to a right message. */
    sends: (changes: object = {}) => call('send_message', { ...MESSAGE, ...changes }),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

const MESSAGE = {
  receiver: 'K917PBuvPZmhKfb8Vw3b2Q==',
  type: 'text',
  text: 'Продажи: 12',
  sender: { name: 'Сводка' },
}
