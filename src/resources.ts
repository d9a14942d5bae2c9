import { join } from 'node:path'
import type { Config } from './config.ts'
import { openDemoCrm } from './crm/demo/index.ts'
import { type Crm, createCachedCrm } from './crm/index.ts'
import { AppError, type Clock, createSecretBox, type Log } from './kernel/index.ts'
import { createHttpClient } from './messengers/http-client.ts'
import { createTelegram } from './messengers/telegram/index.ts'
import { loadSecretKey } from './secret-key.ts'
import { openStore, type Store } from './store/index.ts'
import type { Books, ClientFor } from './usecases/index.ts'

/** The account of an installation with one company. */
const ACCOUNT_ID = '1'

/** What the service and every command need: the store, the CRM, the way to the messengers. */
export interface Resources extends AsyncDisposable {
  readonly store: Store
  readonly books: Books
  readonly crm: Crm
  /** Speaks for a bot of a vendor. Throws `bad-input` for one without an adapter. */
  readonly clientFor: ClientFor
}

/** Opens everything that lasts. Whatever fails half-way closes what was opened before it. */
export async function openResources(config: Config, clock: Clock, log: Log): Promise<Resources> {
  await using opening = new AsyncDisposableStack()
  const secretBox = createSecretBox(loadSecretKey(config.dataDir, config.secretKey))
  const store = opening.use(await openStore({ path: config.databasePath, clock, secretBox }))
  const crm = await openCrm(config, clock, log)
  opening.defer(() => crm.close())
  const { name } = await crm.account()
  await store.ensureAccount(ACCOUNT_ID, name)
  const http = opening.use(createHttpClient({ proxyUrl: config.proxyUrl }))
  const opened = opening.move()
  return {
    store,
    books: store.books(ACCOUNT_ID),
    crm,
    clientFor({ kind, token, webhookSecret: secret }) {
      if (kind !== 'telegram') throw new AppError('bad-input', `No adapter speaks ${kind} yet`)
      return createTelegram({
        token,
        secret,
        apiUrl: config.telegramApiUrl,
        fetch: http.fetch,
        clock,
        log,
      })
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function openCrm(config: Config, clock: Clock, log: Log): Promise<Crm> {
  const warn = (message: string) => log.warn({ reason: message }, 'demo CRM')
  const demo = await openDemoCrm({ path: join(config.dataDir, 'demo.sqlite'), clock, warn })
  return createCachedCrm(demo, { clock })
}
