import type { AddressInfo, Server, Socket } from 'node:net'

/** Something that listens on loopback for the length of a test. */
export interface LocalServer extends AsyncDisposable {
  readonly port: number
  /** From now on nobody gets in; who is in, stays. */
  close(): void
}

/** Listens on a port, by default a free one. Disposing cuts every connection, also those that were upgraded. */
export async function listen(server: Server, port = 0): Promise<LocalServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: portOf(server.address()),
    close: () => void server.close(),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return address.port
}
