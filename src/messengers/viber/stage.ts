import { startViberEmulator } from '../../../test/emulators/viber/index.ts'
import { startHttpServer } from '../../../test/servers/http-server.ts'
import { systemClock } from '../../kernel/index.ts'
import { createHttpClient } from '../http-client.ts'
import { createMediaShelf } from '../media-shelf.ts'
import { createViber, type ViberConfig } from './viber.ts'

/** For tests: a bot of ours in an emulated Viber, and Olga, who has written to it. */
export async function openStage(changes: Partial<ViberConfig> = {}) {
  await using opening = new AsyncDisposableStack()
  const vendor = opening.use(await startViberEmulator({ pace: 0.001 }))
  const http = opening.use(createHttpClient())
  // Takes every call, and gives out what is on the shelf.
  const us = opening.use(
    await startHttpServer((request, response) => {
      const media = shelf.find(request.url?.split('/').at(-1) ?? '')
      if (request.method === 'POST') return response.end()
      if (media === null) return response.writeHead(404).end()
      const type = media.extension === 'png' ? 'image/png' : 'text/csv'
      response.writeHead(200, { 'content-type': type, 'content-length': media.bytes.length })
      return response.end(media.bytes)
    }),
  )
  const publicUrl = us.url.replace(/\/$/, '')
  const shelf = createMediaShelf({ publicUrl, clock: systemClock })
  const logged: { readonly event: string; readonly fields: object }[] = []
  const write = (fields: object, event: string) => void logged.push({ event, fields })
  const client = createViber({
    token: vendor.token,
    apiUrl: vendor.url,
    media: shelf,
    fetch: http.fetch,
    clock: systemClock,
    log: { info: write, warn: write, error: write },
    ...changes,
  })
  const webhookUrl = `${publicUrl}/webhooks/abc`
  await client.setup.connect(webhookUrl)
  const olga = vendor.person({ id: 'K917PBuvPZmhKfb8Vw3b2Q==', name: 'Olga Petrova' })
  await olga.says('привет')
  const opened = opening.move()
  return {
    vendor,
    olga,
    client,
    webhookUrl,
    logged,
    chatId: olga.user.id,
    /** What the bot says, and what was not deleted. */
    said: () => olga.chat.filter(({ fromBot }) => fromBot),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
