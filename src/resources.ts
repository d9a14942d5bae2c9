import { isAbsolute, join, relative, resolve } from 'node:path'
import { type Config, withStored } from './config.ts'
import { type Crm, createCachedCrm, withCircuitBreaker } from './crm/index.ts'
import type { Examined } from './crm/mapping-file/index.ts'
import { AppError, type Clock, codeOf, createSecretBox, type Log } from './kernel/index.ts'
import type { Mailer } from './mail/index.ts'
import { createHttpClient } from './messengers/http-client.ts'
import { createMediaShelf, type MediaShelf, mustBeReachable } from './messengers/index.ts'
import { createRouteBook } from './messengers/routes/index.ts'
import { createSlack } from './messengers/slack/index.ts'
import { createTelegram } from './messengers/telegram/index.ts'
import { createViber } from './messengers/viber/index.ts'
import { createVk } from './messengers/vk/index.ts'
import { loadSecretKeys } from './secret-key.ts'
import { openStore, type Store } from './store/index.ts'
import { type Books, type ClientFor, guardCompany, type RoutesFor } from './usecases/index.ts'

/** The account of an installation with one company. */
const ACCOUNT_ID = '1'

/** What the service and every command need: the store, the CRM, the way to the messengers. */
export interface Resources extends AsyncDisposable {
  readonly store: Store
  readonly books: Books
  readonly crm: Crm
  /** Speaks for a bot of a vendor. Throws `bad-input` for one without an adapter. */
  readonly clientFor: ClientFor
  /** The ways that a bot takes to its messenger. */
  readonly routesFor: RoutesFor
  /** What messengers fetch by a link of ours. */
  readonly media: MediaShelf
  /** Null when no mail server is set. */
  readonly mailer: Mailer | null
  /** The environment's configuration, with what the page set where the environment sets nothing. */
  readonly config: Config
  /** A keyed hash: the same text gives the same, and tells nothing without our key. */
  readonly fingerprint: (text: string) => string
}

/** Opens everything that lasts. Whatever fails half-way closes what was opened before it. */
export async function openResources(given: Config, clock: Clock, log: Log): Promise<Resources> {
  await using opening = new AsyncDisposableStack()
  const secretBox = createSecretBox(() => loadSecretKeys(given))
  const path = given.databasePath
  const store = opening.use(await openStore({ path, clock, secretBox }))
  const books = store.books(ACCOUNT_ID)
  const config = withStored(given, await books.read.administration.connections())
  const crm = await openCrm(config, clock, log)
  opening.defer(() => crm.close())
  await store.ensureAccount(ACCOUNT_ID, await nameOf(crm))
  await guardCompany(books, companyKey(config), log)
  const routeBook = opening.use(createRouteBook({ proxyUrl: config.proxyUrl, clock, log }))
  const mailer = await openMailer(config)
  const media = createMediaShelf({ publicUrl: config.publicUrl, clock })
  const apiUrlOf = ({ kind, settings }: Parameters<RoutesFor>[0]): string => {
    if (kind !== 'web-chat') return settings.apiUrl ?? config.apiUrls[kind]
    throw new AppError('bad-input', 'The web chat is built in: no way leads there')
  }
  const routesFor: RoutesFor = (bot) => routeBook.to(apiUrlOf(bot), bot.settings.routes)
  const opened = opening.move()
  return {
    store,
    books,
    config,
    fingerprint: secretBox.fingerprint,
    crm,
    media,
    mailer,
    routesFor,
    clientFor({ kind, token, webhookSecret: secret, keys, settings, externalId }) {
      const apiUrl = apiUrlOf({ kind, settings })
      const { fetch, dispatcher } = routesFor({ kind, settings })
      const common = { token, secret, apiUrl, fetch, clock, log }
      switch (kind) {
        case 'telegram':
          return createTelegram(common)
        case 'vk': {
          const { confirmation } = keys
          return createVk({ ...common, confirmation, groupId: externalId ?? null })
        }
        case 'viber':
          return createViber({ ...common, media })
        case 'slack':
          return createSlack({
            ...common,
            dispatcher,
            appToken: keys.appToken,
            ...(externalId !== undefined && { externalId }),
          })
        default:
          throw new AppError('bad-input', `No adapter speaks ${kind} yet`)
      }
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** Null where there is no mail server. */
export async function openMailer({ mail }: Pick<Config, 'mail'>): Promise<Mailer | null> {
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

/** The CRM itself, asked anew every time. Loads only the source that is asked for: each brings along its database's driver. */
export async function openSource(config: Config, clock: Clock, log: Log): Promise<Crm> {
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

/**
 * Names the database and the account that people's ids come from, without a password. A server that
 * moves to another host counts as another company: whoever is unsure unlinks.
 */
function companyKey({ crmUrl }: Config): string {
  const url = URL.parse(crmUrl)
  if (url === null || !crmUrl.startsWith('salesman+')) return crmUrl
  const { searchParams: given, host, pathname } = url
  return `${host}${pathname} ${given.get('account') ?? '1'} ${given.get('prefix') ?? 'app_'}`
}

type Connections = Parameters<typeof withStored>[1]

/**
 * Throws `bad-config` for connections that the page may not set: those that could not even be
 * opened, and those that lead where we may not call.
 */
export async function mustOpen(
  config: Config,
  connections: Partial<Connections>,
  clock: Clock,
): Promise<void> {
  await mustBeOurs(config, connections)
  const nothing = { crmUrl: null, publicUrl: null, proxyUrl: null, mail: null }
  const changed = withStored(config, { ...nothing, ...connections })
  const silent = { info() {}, warn() {}, error() {} }
  const crm = await openSource(changed, clock, silent)
  await crm.close()
  await createHttpClient({ proxyUrl: changed.proxyUrl }).close()
  await openMailer(changed)
}

/** The part of it that needs no opening. */
export async function mustBeOurs(
  { dataDir }: Config,
  { crmUrl, publicUrl, proxyUrl, mail }: Partial<Connections>,
): Promise<void> {
  if (crmUrl?.startsWith('salesman+')) await mustBeReachable(crmUrl)
  if (crmUrl?.startsWith(MAPPING)) mustBeBelow([dataDir, '.'], mappingFile(crmUrl))
  for (const address of [publicUrl, proxyUrl, mail?.url]) {
    if (address != null) await mustBeReachable(address)
  }
}

/** The environment may name any file; the page one that an operator put where ours are. */
function mustBeBelow(folders: readonly string[], file: string): void {
  const below = folders.some((folder) => {
    const way = relative(resolve(folder), file)
    return !way.startsWith('..') && !isAbsolute(way)
  })
  if (below) return
  throw new AppError('bad-config', 'A mapping that the page names must lie in DATA_DIR')
}

/** True for the company that we make up ourselves. */
export function isDemo({ crmUrl }: Config): boolean {
  return crmUrl === DEMO
}
