import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTelegramEmulator } from './emulators/telegram/index.ts'
import { unusedPort } from './servers/http-server.ts'
import type { Environment } from './spawned.ts'

/** People in a Telegram, and a store and an address that outlive the service. */
export async function openCrashStage(size: number) {
  await using building = new AsyncDisposableStack()
  const telegram = building.use(await startTelegramEmulator({ pace: 0.01 }))
  const dataDir = await mkdtemp(join(tmpdir(), 'svodka-crash-'))
  building.defer(() => rm(dataDir, { recursive: true }))
  const port = await unusedPort()
  const environment: Environment = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    TELEGRAM_API_URL: telegram.url,
  }
  const people = Array.from({ length: size }, (_, i) =>
    telegram.person({ id: 6_000_000_000 + i, first_name: `Гость ${i}` }),
  )
  const built = building.move()
  return { telegram, environment, people, [Symbol.asyncDispose]: () => built.disposeAsync() }
}
