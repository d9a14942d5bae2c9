import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { type LocalServer, listen } from './local-server.ts'

export interface HttpServer extends LocalServer {
  readonly url: string
  /** How many were opened so far. */
  connections(): number
}

/** An HTTP server on loopback that answers as it is told. */
export async function startHttpServer(answer: RequestListener): Promise<HttpServer> {
  let connections = 0
  const server = createServer(answer)
  server.on('connection', () => {
    connections += 1
  })
  const local = await listen(server)
  return { ...local, url: `http://127.0.0.1:${local.port}/`, connections: () => connections }
}

/** Takes connections and says nothing. */
export function startDeafServer(): Promise<LocalServer> {
  return listen(createTcpServer())
}

/** A port that was free a moment ago. */
export async function unusedPort(): Promise<number> {
  await using server = await startDeafServer()
  return server.port
}
