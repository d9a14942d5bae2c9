import type { Config } from './config.ts'
import { AppError, type Clock, codeOf, type Log } from './kernel/index.ts'
import { createHttpClient } from './messengers/http-client.ts'
import { mustBeOurs, openMailer, openSource } from './resources.ts'
import type { Tried, Verdict } from './usecases/index.ts'

/** Tries a connection that an administrator enters, before it is kept; says why it does not work. */
export async function tryOut(
  config: Config,
  tried: Tried,
  clock: Clock,
  log: Log,
): Promise<Verdict> {
  try {
    return { ok: true, facts: await look(config, tried, clock, log), ...NOTHING_WRONG }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const code = codeOf(error)
    return {
      ok: false,
      facts: [],
      code,
      reason: error.message,
      cure: code && (CURES[code] ?? null),
    }
  }
}

const NOTHING_WRONG = { code: null, reason: null, cure: null }

/** Codes for which the page has words of a cure. */
const CURES: Readonly<Record<string, string>> = {
  'bad-config': 'check-fields',
  'crm-unavailable': 'check-crm-server',
  'crm-mismatch': 'check-crm-database',
  'mail-failed': 'check-mail',
  'messenger-busy': 'check-route',
  'delivery-uncertain': 'check-route',
}

async function look(config: Config, tried: Tried, clock: Clock, log: Log): Promise<string[]> {
  switch (tried.what) {
    case 'crm':
      return lookAtCrm({ ...config, crmUrl: tried.crmUrl }, clock, log)
    case 'mail': {
      await mustBeOurs(config, { mail: tried.mail })
      const mailer = await openMailer({ ...config, mail: tried.mail })
      if (tried.to === null) await mailer?.verify()
      else await mailer?.send({ to: tried.to, subject: 'Сводка', text: LETTER })
      return tried.to === null ? [] : [tried.to]
    }
    case 'proxy':
      await mustBeOurs(config, { proxyUrl: tried.proxyUrl })
      return lookThrough(tried.proxyUrl, config.apiUrls.telegram)
    case 'address':
      await mustBeOurs(config, { publicUrl: tried.publicUrl })
      return lookAtOurselves(tried.publicUrl)
  }
}

const LETTER = 'Почта настроена: сюда будут приходить коды и приглашения.\n\nMail is set up.'

async function lookAtCrm(config: Config, clock: Clock, log: Log): Promise<string[]> {
  await mustBeOurs(config, { crmUrl: config.crmUrl })
  await using closing = new AsyncDisposableStack()
  const crm = await openSource(config, clock, log)
  closing.defer(() => crm.close())
  const [account, employees, metrics] = await Promise.all([
    crm.account(),
    crm.employees(),
    crm.metrics(),
  ])
  const active = employees.filter((one) => one.active).length
  return [account.name, account.timeZone, `${active}`, `${metrics.length}`]
}

async function lookThrough(proxyUrl: string, apiUrl: string): Promise<string[]> {
  await using http = createHttpClient({ proxyUrl, timeoutMs: 8000 })
  const { status } = await http.fetch(apiUrl)
  return [`${new URL(apiUrl).host}: HTTP ${status}`]
}

async function lookAtOurselves(publicUrl: string): Promise<string[]> {
  await using http = createHttpClient({ timeoutMs: 8000 })
  const answer = await http.fetch(`${publicUrl}/healthz`)
  if (answer.ok) return [publicUrl]
  throw new AppError(
    'messenger-busy',
    `${publicUrl} answers HTTP ${answer.status}, and not as we do`,
  )
}
