import { connect, createServer } from 'node:net'
import { type LocalServer, listen } from './local-server.ts'

export interface Relay extends LocalServer {
  /** From now on what the server says is swallowed, or passed on again. */
  mute(silent: boolean): void
}

/** A way to a server on loopback, by its URL, that can fall silent without being cut. */
export async function startRelay(url: string): Promise<Relay> {
  const target = Number(new URL(url).port)
  let muted = false
  const relay = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    upstream.on('data', (part) => muted || client.write(part))
    upstream.on('error', () => client.destroy())
    client.on('data', (part) => upstream.write(part))
    client.on('error', () => undefined).on('close', () => upstream.destroy())
  })
  const local = await listen(relay)
  return {
    ...local,
    mute(silent) {
      muted = silent
    },
  }
}
