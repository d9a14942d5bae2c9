import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen } from './local-server.ts'
import type { Login, ProxyServer } from './socks5-proxy.ts'

/** An HTTP proxy on loopback that knows only CONNECT, as most do for strangers. */
export async function startHttpProxy(login: Login | null = null, port = 0): Promise<ProxyServer> {
  const targets: string[] = []
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request, client) => {
    client.on('error', () => client.destroy())
    if (login !== null && request.headers['proxy-authorization'] !== basic(login)) {
      return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    }
    targets.push(request.url ?? '')
    join(client, new URL(`http://${request.url}`))
  })
  return { ...(await listen(server, port)), targets }
}

function join(client: Duplex, { hostname, port }: URL): void {
  const target = connect(Number(port || 80), hostname, () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    client.pipe(target).pipe(client)
  })
  client.once('close', () => target.destroy())
  target.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
}

const basic = ({ name, password }: Login): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
