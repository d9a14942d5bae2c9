import { connect, createServer, type Socket } from 'node:net'
import { type LocalServer, listen } from './local-server.ts'

/** Who may come in, and what was asked for. */
export interface Login {
  readonly name: string
  readonly password: string
}

export interface ProxyServer extends LocalServer {
  /** `host:port` of every connection that was asked for, names as they came. */
  readonly targets: readonly string[]
}

const NO_LOGIN = 0
const BY_PASSWORD = 2
const NOTHING_FITS = 0xff
const REFUSED_BY_TARGET = 5

/** A SOCKS5 server on loopback (RFC 1928, RFC 1929): enough of one to send real calls through. */
export async function startSocks5Proxy(login: Login | null = null, port = 0): Promise<ProxyServer> {
  const targets: string[] = []
  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    serve(client, login, targets).catch(() => client.destroy())
  })
  return { ...(await listen(server, port)), targets }
}

async function serve(client: Socket, login: Login | null, targets: string[]): Promise<void> {
  const read = reader(client)
  const [, methods = 0] = await read(2)
  const offered = await read(methods)
  const method = login === null ? NO_LOGIN : BY_PASSWORD
  const fits = offered.includes(method)
  client.write(Buffer.from([5, fits ? method : NOTHING_FITS]))
  if (!fits) return void client.end()
  if (login !== null && !(await knows(login, client, read))) return void client.end()

  const target = await readTarget(read)
  targets.push(`${target.host}:${target.port}`)
  await join(client, target)
}

type Read = (size: number) => Promise<Buffer>

async function knows(login: Login, client: Socket, read: Read): Promise<boolean> {
  const [, nameLength = 0] = await read(2)
  const name = (await read(nameLength)).toString()
  const [passwordLength = 0] = await read(1)
  const password = (await read(passwordLength)).toString()
  const right = name === login.name && password === login.password
  client.write(Buffer.from([1, right ? 0 : 1]))
  return right
}

async function readTarget(read: Read): Promise<{ host: string; port: number }> {
  const [, , , kind] = await read(4)
  const host =
    kind === 1 ? (await read(4)).join('.') : (await read((await read(1))[0] ?? 0)).toString()
  return { host, port: (await read(2)).readUInt16BE() }
}

function join(client: Socket, { host, port }: { host: string; port: number }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const answer = (code: number) => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0])
  const target = connect(port, host, () => {
    client.write(answer(0))
    client.pipe(target).pipe(client)
    resolve()
  })
  client.once('close', () => target.destroy())
  target.once('error', (error) => {
    client.end(answer(REFUSED_BY_TARGET))
    reject(error)
  })
  return promise
}

/** Exactly so many bytes at a time; what came too early goes back to the socket. */
function reader(socket: Socket): Read {
  return async (size) => {
    if (size === 0) return Buffer.alloc(0)
    for (;;) {
      const bytes: Buffer | null = socket.read(size)
      if (bytes !== null) return bytes
      if (socket.readableEnded || socket.destroyed) throw new Error('closed too early')
      await new Promise((resolve) => {
        socket.once('readable', resolve)
        socket.once('close', resolve)
      })
    }
  }
}
