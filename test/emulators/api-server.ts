import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** The API of an emulator on the loopback interface. It can go away and come back. */
export interface ApiServer {
  readonly port: number
  /** `refuse`: nobody listens. `hang`: connections are taken and never answered. */
  down(how: 'refuse' | 'hang'): Promise<void>
  /** Listens and answers again, under the same port. */
  up(): Promise<void>
  close(): Promise<void>
}

/** Leaves a call without an answer until the server is up again, or closed. */
export type Hold = (response: ServerResponse) => void

interface ApiServerOptions {
  /** Zero: one that is free. */
  readonly port: number
  readonly answer: (request: IncomingMessage, response: ServerResponse, hold: Hold) => void
  /** For WebSockets. Default: none. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** Longer than clients keep theirs, so that they never write into a closing connection. */
const KEEP_ALIVE_MS = 75_000

export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { answer, upgrade } = options
  const held = new Set<ServerResponse>()
  const hold: Hold = (response) => void held.add(response)
  let hanging = false
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    if (hanging) hold(response)
    else answer(request, response, hold)
  })
  if (upgrade !== undefined) server.on('upgrade', upgrade)
  const close = closerOf(server)
  const port = await listen(server, options.port)
  const release = () => {
    hanging = false
    for (const response of held) response.destroy()
    held.clear()
  }
  return {
    port,
    async down(how) {
      if (how === 'hang') hanging = true
      else await close()
    },
    async up() {
      release()
      if (!server.listening) await listen(server, port)
    },
    async close() {
      release()
      await close()
    },
  }
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A listening TCP server has an address of this form.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Cuts every connection, also those that were upgraded: the server itself forgets these. */
function closerOf(server: http.Server): () => Promise<void> {
  const lines = new Set<Socket>()
  server.on('connection', (line) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const line of lines) line.destroy()
    })
}
