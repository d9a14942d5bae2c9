import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Clock } from '../../src/kernel/index.ts'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram/index.ts'
import { createClock, createLog, type LogLine, makeDataDir, type Road } from '../harness.ts'
import { unusedPort } from '../servers/http-server.ts'
import { theTerminal } from '../terminal.ts'

interface InstallationOptions {
  readonly road: Road
  /** What is different in the demo company: SQL. */
  readonly company?: string
}

/** Svodka as somebody has just started it, with a Telegram of its own. */
export interface Installation extends AsyncDisposable {
  readonly url: string
  readonly telegram: TelegramEmulator
  readonly dataDir: string
  readonly clock: Clock
  readonly log: readonly LogLine[]
  /** Lets time pass for the service. */
  pass(duration: Temporal.DurationLike): void
  /** Changes what the service keeps, as another process would. */
  changeStore(sql: string): Promise<void>
  /** The one-time link, as it lies beside the data. */
  setupLink(): Promise<string>
}

/** Starts it with nothing set up: nobody has chosen the owner's password yet. */
export async function startInstallation({
  road,
  company,
}: InstallationOptions): Promise<Installation> {
  await using building = new AsyncDisposableStack()
  const telegram = building.use(await startTelegramEmulator({ pace: 0.01 }))
  const dataDir = building.adopt(await makeDataDir(), (path) => rm(path, { recursive: true }))
  const sql = company ?? ''
  await theTerminal().execute({ path: join(dataDir, 'demo.sqlite'), sql })
  const { clock, pass } = createClock()
  const log: LogLine[] = []
  const port = await unusedPort()
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    TELEGRAM_API_URL: telegram.url,
    ...(road === 'webhook' && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  })
  const app: App = building.use(await startApp(config, createLog(log), clock))
  const built = building.move()
  return {
    url: app.url,
    telegram,
    dataDir,
    clock,
    log,
    pass,
    changeStore: async (sql) => {
      await theTerminal().execute({ path: config.databasePath, sql })
    },
    setupLink: async () => (await readFile(join(dataDir, 'setup-link.txt'), 'utf8')).trim(),
    [Symbol.asyncDispose]: () => built.disposeAsync(),
  }
}
