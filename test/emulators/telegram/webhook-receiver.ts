import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly at: number
  readonly headers: IncomingHttpHeaders
  // Whatever came; the assertions look into it.
  readonly update: {
    readonly message?: { readonly text?: string; readonly from: { first_name: string } }
  }
}

/** A webhook's receiver for tests: answers with these statuses first, then 200. */
export async function startReceiver(
  statuses: number[] = [],
  headers: Record<string, string> = {},
  body = '',
) {
  const received: Received[] = []
  const listeners = new Set<() => void>()
  const server = http.createServer(async (request, response) => {
    const chunks = await request.toArray()
    const at = performance.now()
    received.push({ at, headers: request.headers, update: JSON.parse(chunks.join('')) })
    response.writeHead(statuses.shift() ?? 200, headers).end(body)
    for (const listener of listeners) listener()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    texts: () => received.map(({ update }) => update.message?.text),
    waitFor: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => received.length >= count && resolve()
        listeners.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
