import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from './kernel/index.ts'

/** Everything the environment decides, checked once and never read again. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Proxies before us, whose word counts on who calls and whether over https. */
  readonly trustedProxies: readonly string[]
  /** Under which the internet reaches us; null when it does not, and bots are polled. */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** The file of our own store. */
  readonly databasePath: string
  readonly crmUrl: string
  /** What a mapping file may name as `${NAME}`: the environment itself. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** How long the CRM's figures are given again without asking it anew. */
  readonly crmCacheSeconds: number
  /** Null when the key is the one kept in `dataDir`. */
  readonly secretKey: string | null
  /** Opens what was sealed before `secretKey` was changed. */
  readonly oldSecretKey: string | null
  /** Base addresses of the vendors' APIs. */
  readonly apiUrls: { readonly [kind in 'telegram' | 'viber' | 'slack' | 'vk']: string }
  readonly proxyUrl: string | null
  /** Where letters are handed over, and who sends them; null when there is no mail. */
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly logLevel: string
  /** What the environment sets, and the page therefore cannot. */
  readonly fromEnvironment: {
    readonly [name in 'crm' | 'publicUrl' | 'proxy' | 'mail']: boolean
  }
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const webAddress = z
  .url('must be an address such as https://bot.example.ru')
  .transform((url) => url.replace(/\/+$/, ''))

const environment = z.object({
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole port number')
    .min(0, 'must be a port number from 0 to 65535')
    .max(65535, 'must be a port number from 0 to 65535')
    .default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.1,::1')
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine((list) => list.every(isNetwork), 'must be addresses such as 127.0.0.1,172.16.0.0/12'),
  PUBLIC_URL: webAddress
    .refine(isReachableSafely, 'must begin with https:// (http:// only for 127.0.0.1)')
    .nullable()
    .default(null),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:/, 'must be sqlite:PATH: this version keeps its store in SQLite')
    .default('sqlite:'),
  CRM_URL: z
    .string()
    .regex(
      /^(demo:|mapping:.+|salesman\+mysql:\/\/.+)$/,
      'must be demo:, mapping:FILE or salesman+mysql://user:password@host:3306/database',
    )
    .default('demo:'),
  CRM_CACHE_SECONDS: z.coerce
    .number('must be a number of seconds')
    .int('must be a whole number of seconds')
    .min(0, 'must be from 0 to 3600')
    .max(3600, 'must be from 0 to 3600')
    .default(30),
  SECRET_KEY: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
  SECRET_KEY_OLD: z.string().min(16, 'must have at least 16 characters').nullable().default(null),
  TELEGRAM_API_URL: webAddress.default('https://api.telegram.org'),
  VIBER_API_URL: webAddress.default('https://chatapi.viber.com'),
  SLACK_API_URL: webAddress.default('https://slack.com/api'),
  VK_API_URL: webAddress.default('https://api.vk.ru'),
  PROXY_URL: z
    .url({ protocol: /^(socks5h?|https?)$/, error: 'must begin with socks5:// or http://' })
    .nullable()
    .default(null),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be smtp://user:password@host:587 or smtps://…:465' })
    .nullable()
    .default(null),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'must be an address, or «Name <address>»')
    .nullable()
    .default(null),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
})

/** Values that may come from a file instead, named by `NAME_FILE`. */
const SECRETS = [
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'PROXY_URL',
  'DATABASE_URL',
  'CRM_URL',
  'SMTP_URL',
] as const

/**
 * Reads the environment. An empty variable counts as missing. Throws `bad-config` with one line
 * that names the variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries({ ...env, ...secretsFromFiles(env) }).filter(([, value]) => value),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new AppError('bad-config', `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const values = read.data
  const dataDir = resolve(values.DATA_DIR)
  return {
    port: values.PORT,
    host: values.HOST,
    trustedProxies: values.TRUSTED_PROXIES,
    publicUrl: values.PUBLIC_URL,
    dataDir,
    databasePath: values.DATABASE_URL.slice('sqlite:'.length) || join(dataDir, 'svodka.sqlite'),
    crmUrl: values.CRM_URL,
    environment: env,
    crmCacheSeconds: values.CRM_CACHE_SECONDS,
    secretKey: values.SECRET_KEY,
    oldSecretKey: values.SECRET_KEY_OLD,
    apiUrls: {
      telegram: values.TELEGRAM_API_URL,
      viber: values.VIBER_API_URL,
      slack: values.SLACK_API_URL,
      vk: values.VK_API_URL,
    },
    proxyUrl: values.PROXY_URL,
    mail: mailOf(values.SMTP_URL, values.MAIL_FROM),
    logLevel: values.LOG_LEVEL,
    fromEnvironment: {
      crm: 'CRM_URL' in given,
      publicUrl: 'PUBLIC_URL' in given,
      proxy: 'PROXY_URL' in given,
      mail: 'SMTP_URL' in given,
    },
  }
}

/** What the page set, as far as it was checked before; see `Connections`. */
interface Stored {
  readonly crmUrl: string | null
  readonly publicUrl: string | null
  readonly proxyUrl: string | null
  readonly mail: Config['mail']
}

/** The configuration with what the page set where the environment sets nothing. */
export function withStored(config: Config, stored: Stored): Config {
  const { fromEnvironment: fixed } = config
  return {
    ...config,
    crmUrl: fixed.crm ? config.crmUrl : (stored.crmUrl ?? config.crmUrl),
    publicUrl: fixed.publicUrl ? config.publicUrl : (stored.publicUrl ?? config.publicUrl),
    proxyUrl: fixed.proxy ? config.proxyUrl : (stored.proxyUrl ?? config.proxyUrl),
    mail: fixed.mail ? config.mail : (stored.mail ?? config.mail),
  }
}

/** Most servers take letters from their own user alone, so the login is the sender by default. */
function mailOf(url: string | null, from: string | null): Config['mail'] {
  if (url === null) return null
  const login = decodeURIComponent(new URL(url).username)
  const sender = from ?? (login.includes('@') ? login : null)
  if (sender !== null) return { url, from: sender }
  throw new AppError(
    'bad-config',
    'MAIL_FROM: must be given, since the login in SMTP_URL is no address',
  )
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', more] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && more === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

function isReachableSafely(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}

function secretsFromFiles(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    SECRETS.flatMap((name) => {
      const file = env[`${name}_FILE`]
      return file ? [[name, readSecret(name, file)]] : []
    }),
  )
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new AppError('bad-config', `${name}_FILE: cannot read ${file}`, { cause })
  }
}
