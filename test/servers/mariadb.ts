import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Connection, createConnection } from 'mysql2/promise'
import { unusedPort } from './http-server.ts'

/** A MariaDB of our own: its files in a temporary folder, its port on loopback, root without a password. */
export interface MariadbServer extends AsyncDisposable {
  readonly port: number
  /** Everything may be done here, several statements at once too, with times in UTC. */
  readonly root: Connection
  /** Cuts every connection, as a power cut does; files stay. */
  kill(): Promise<void>
  /** Ends as an administrator ends it. */
  stop(): Promise<void>
  /** Once more, on the same port and files. */
  start(): Promise<void>
  /** From now on the server takes connections and says nothing. */
  pause(): void
  resume(): void
}

/**
 * A MariaDB (Debian's `mariadb-server`), with `settings` such as `{ 'sql-mode': '' }`. Null, with a
 * line that says why, where it is not installed; on CI that is a failure.
 */
export async function startMariadb(
  settings: Readonly<Record<string, string>> = {},
): Promise<MariadbServer | null> {
  const program = find('mariadbd')
  const installer = find('mariadb-install-db')
  if (program !== null && installer !== null) return startFrom(program, installer, settings)
  if (process.env.CI === 'true')
    throw new Error('MariaDB is not installed: apt-get install mariadb-server')
  process.stderr.write('skipped: MariaDB is not installed (apt-get install mariadb-server)\n')
  return null
}

/** Nothing has to survive a power cut here, and nothing is large. */
const QUICK = {
  'bind-address': '127.0.0.1',
  'innodb-buffer-pool-size': '16M',
  'innodb-flush-log-at-trx-commit': '0',
  'innodb-log-file-size': '4M',
  'key-buffer-size': '16M',
}

async function startFrom(
  program: string,
  installer: string,
  settings: Readonly<Record<string, string>>,
): Promise<MariadbServer> {
  const folder = await mkdtemp(join(tmpdir(), 'svodka-mariadb-'))
  const port = await unusedPort()
  const socket = join(folder, 'socket')
  // A server that starts clears its folder of temporary tables: of others that share it, theirs too.
  const own = [`--datadir=${join(folder, 'data')}`, `--tmpdir=${folder}`]
  const common = ['--no-defaults', ...own, ...asRoot()]
  const flags = Object.entries({ ...QUICK, port, socket, ...settings }).map(
    ([k, v]) => `--${k}=${v}`,
  )
  await install(installer, [...common, '--innodb-log-file-size=4M'])
  let server: ChildProcess
  let root: Connection
  const start = async () => {
    server = spawn(program, [...common, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] })
    await ready(server)
    root = await createConnection({
      socketPath: socket,
      user: 'root',
      multipleStatements: true,
      charset: 'utf8mb4',
      dateStrings: true,
    })
    root.on('error', () => undefined)
    await root.query("SET time_zone = '+00:00', sql_mode = 'NO_ENGINE_SUBSTITUTION'")
  }
  const end = (signal: NodeJS.Signals) => async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill(signal)
    await once(server, 'exit')
    root.destroy()
  }
  const kill = end('SIGKILL')
  await start()
  const abandon = () => server.kill('SIGKILL')
  const leave = leaving(abandon)
  return {
    port,
    get root() {
      return root
    },
    kill,
    stop: end('SIGTERM'),
    start,
    pause: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      await kill()
      leave()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function install(installer: string, flags: readonly string[]): Promise<void> {
  const quietly = ['--auth-root-authentication-method=normal', '--skip-test-db']
  await promisify(execFile)(installer, [...flags, ...quietly])
}

/** Does `abandon` when this process ends, however it is made to; what it returns calls that off. */
function leaving(abandon: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const end = (signal: NodeJS.Signals) => {
    abandon()
    process.kill(process.pid, signal)
  }
  process.once('exit', abandon)
  for (const signal of signals) process.once(signal, end)
  return () => {
    process.off('exit', abandon)
    for (const signal of signals) process.off(signal, end)
  }
}

/** MariaDB refuses to run as root unless it is told to. */
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : [])

function find(program: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, program)).find(existsSync) ?? null
}

/** The server says on stderr when it takes connections; what it said is the reason when it ends. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(said.trim())))
    server.stderr?.on('data', (part) => {
      said = `${said}${part}`.slice(-2000)
      if (said.includes('ready for connections')) resolve()
    })
  })
}
