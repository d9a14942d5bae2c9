import { join, resolve } from 'node:path'
import type { Config } from './config.ts'
import { type Crm, createCachedCrm, withCircuitBreaker } from './crm/index.ts'
import type { Examined } from './crm/mapping-file/index.ts'
import { AppError, type Clock, codeOf, createSecretBox, type Log } from './kernel/index.ts'
import type { Mailer } from './mail/index.ts'
import { createHttpClient } from './messengers/http-client.ts'
import { createSlack } from './messengers/slack/index.ts'
import { createTelegram } from './messengers/telegram/index.ts'
import { loadSecretKeys } from './secret-key.ts'
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
  /** Null when no mail server is set. */
  readonly mailer: Mailer | null
}

/** Opens everything that lasts. Whatever fails half-way closes what was opened before it. */
export async function openResources(config: Config, clock: Clock, log: Log): Promise<Resources> {
  await using opening = new AsyncDisposableStack()
  const secretBox = createSecretBox(() => loadSecretKeys(config))
  const store = opening.use(await openStore({ path: config.databasePath, clock, secretBox }))
  const crm = await openCrm(config, clock, log)
  opening.defer(() => crm.close())
  await store.ensureAccount(ACCOUNT_ID, await nameOf(crm))
  const http = opening.use(createHttpClient({ proxyUrl: config.proxyUrl }))
  const mailer = await openMailer(config)
  const opened = opening.move()
  return {
    store,
    books: store.books(ACCOUNT_ID),
    crm,
    mailer,
    clientFor: ({ kind, token, webhookSecret: secret, ...bot }) => {
      const shared = { token, secret, fetch: http.fetch, clock, log }
      switch (kind) {
        case 'telegram':
          return createTelegram({ ...shared, apiUrl: config.apiUrls.telegram })
        case 'slack':
          return createSlack({
            ...shared,
            apiUrl: config.apiUrls.slack,
            appToken: bot.keys.appToken,
            takesRequests: bot.settings.takesRequests,
            ...(bot.externalId !== undefined && { externalId: bot.externalId }),
          })
        default:
          throw new AppError('bad-input', `No adapter speaks ${kind} yet`)
      }
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function openMailer({ mail }: Config): Promise<Mailer | null> {
  if (mail === null) return null
  const { createSmtpMailer } = await import('./mail/index.ts')
  return createSmtpMailer(mail)
}

/** A CRM that is away now is no reason not to start: the account then has no name yet. */
async function nameOf(crm: Crm): Promise<string> {
  try {
    return (await crm.account()).name
  } catch (error) {
    if (codeOf(error) === 'crm-unavailable' || codeOf(error) === 'crm-mismatch') return ''
    throw error
  }
}

async function openCrm(config: Config, clock: Clock, log: Log): Promise<Crm> {
  const source = await openSource(config, clock, log)
  const keepMs = config.crmCacheSeconds * 1000
  return createCachedCrm(withCircuitBreaker(source, { clock }), { clock, keepMs })
}

/** Loads only the source that is asked for: each brings along its database's driver. */
async function openSource(config: Config, clock: Clock, log: Log): Promise<Crm> {
  const { crmUrl, dataDir, environment: env } = config
  const warn = (message: string) => log.warn({ reason: message }, 'CRM')
  if (isDemo(config)) {
    const { openDemoCrm } = await import('./crm/demo/index.ts')
    return openDemoCrm({ path: join(dataDir, 'demo.sqlite'), clock, warn })
  }
  if (crmUrl.startsWith(MAPPING)) {
    const { openMappedCrm } = await import('./crm/mapping-file/index.ts')
    return openMappedCrm({ path: mappingFile(crmUrl), env, clock, warn })
  }
  const { openSalesmanCrm } = await import('./crm/salesman/index.ts')
  return openSalesmanCrm({ url: crmUrl, clock, log })
}

const MAPPING = 'mapping:'
const DEMO = 'demo:'

const mappingFile = (crmUrl: string) => resolve(crmUrl.slice(MAPPING.length))

/** The CRM's mapping and its database, for `doctor --crm`. Close its source when done. */
export async function openExamined({ crmUrl, environment: env }: Config): Promise<Examined> {
  if (crmUrl.startsWith(MAPPING)) {
    const { openMapping } = await import('./crm/mapping-file/index.ts')
    return openMapping({ path: mappingFile(crmUrl), env })
  }
  if (crmUrl === DEMO) throw new AppError('bad-input', 'The demo CRM needs no doctor: set CRM_URL')
  const { openSalesmanMapping } = await import('./crm/salesman/index.ts')
  const opened = await openSalesmanMapping(crmUrl)
  return { ...opened, database: 'mysql', placeOf: (path) => path.join('.') }
}

/** True for the company that we make up ourselves. */
export function isDemo({ crmUrl }: Config): boolean {
  return crmUrl === DEMO
}
