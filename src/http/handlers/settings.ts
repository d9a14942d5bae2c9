import { AppError } from '../../kernel/index.ts'
import type { Connections, Service, Tried } from '../../usecases/index.ts'
import type { Caller, Handlers } from '../handler.ts'
import type { AnswerOf, GivenTo } from '../schema/index.ts'
import { crmUrlOf, shownCrm, withKeptPassword, withoutPassword } from './connection-addresses.ts'
import { actOf, type Desk } from './desk.ts'

type Addresses = 'GET /api/settings' | 'PATCH /api/settings' | 'POST /api/settings/check'
type Change = GivenTo<'PATCH /api/settings'>['body']

/** Connections and policies. What the environment sets is shown, and changed there. */
export function settingsHandlers(desk: Desk): Handlers<Addresses> {
  return {
    async 'GET /api/settings'() {
      return settingsOf(await desk.service())
    },

    async 'PATCH /api/settings'({ body }, caller) {
      const running = await desk.service()
      const connections = connectionsOf(body, running)
      await desk.mustOpen(connections)
      await keep(running, body, connections, caller)
      if (Object.keys(connections).length > 0) await desk.reopen()
      return settingsOf(await desk.service())
    },

    async 'POST /api/settings/check'({ body }) {
      const { connections } = await desk.service()
      return desk.tryOut(withKept(body, connections))
    },
  }
}

async function settingsOf({
  books: { read },
  connections,
  mailer,
}: Service): Promise<AnswerOf<'GET /api/settings'>> {
  const { crmUrl, publicUrl, proxyUrl, mail, fromEnvironment: fixed } = connections
  const chosen = (await read.settings.get('confirmation')) ?? 'code'
  const [retentionDays, keepTexts, policyUrl, requestHandlers] = await Promise.all([
    read.settings.get('retentionDays'),
    read.settings.get('keepTexts'),
    read.settings.get('policyUrl'),
    read.settings.get('requestHandlers'),
  ])
  return {
    crm: { value: shownCrm(crmUrl), fromEnvironment: fixed.crm },
    confirmation: chosen,
    confirmationInForce: chosen === 'code' && mailer === null ? 'approval' : chosen,
    publicUrl: { value: publicUrl, fromEnvironment: fixed.publicUrl },
    proxy: {
      value: proxyUrl === null ? null : withoutPassword(proxyUrl),
      fromEnvironment: fixed.proxy,
    },
    mail: {
      value: mail === null ? null : { ...withoutPassword(mail.url), from: mail.from },
      fromEnvironment: fixed.mail,
    },
    retentionDays,
    keepTexts,
    policyUrl,
    requestHandlers: [...requestHandlers],
  }
}

/** The connections that a change sets, as they are kept. Throws for what the environment sets. */
function connectionsOf(change: Change, { connections }: Service): Partial<Connections> {
  const { crm, publicUrl, proxy, mail } = change
  const { fromEnvironment: fixed } = connections
  const free = (name: keyof typeof fixed) => {
    if (!fixed[name]) return
    throw new AppError('conflict', `The environment sets this: change ${VARIABLES[name]} there`)
  }
  const set: { -readonly [name in keyof Connections]?: Connections[name] } = {}
  if (crm !== undefined) {
    free('crm')
    set.crmUrl = crmUrlOf(crm, connections.crmUrl)
  }
  if (publicUrl !== undefined) {
    free('publicUrl')
    set.publicUrl = publicUrl === null ? null : safeAddress(publicUrl)
  }
  if (proxy !== undefined) {
    free('proxy')
    set.proxyUrl = proxy === null ? null : withKeptPassword(proxy, connections.proxyUrl)
  }
  if (mail !== undefined) {
    free('mail')
    const kept = connections.mail?.url ?? null
    set.mail = mail === null ? null : { url: withKeptPassword(mail, kept), from: mail.from }
  }
  return set
}

const VARIABLES = {
  crm: 'CRM_URL',
  publicUrl: 'PUBLIC_URL',
  proxy: 'PROXY_URL',
  mail: 'SMTP_URL',
} as const

/** Messengers send updates over https alone; http leads to this very machine, for tests. */
function safeAddress(entered: string): string {
  const url = URL.parse(entered)
  const here = url?.protocol === 'http:' && url.hostname === '127.0.0.1'
  const safe = url?.protocol === 'https:' || here
  const plain = url?.username === '' && url.search === '' && url.hash === ''
  if (!safe || !plain) {
    throw new AppError(
      'bad-input',
      'The address must begin with https://, such as https://bot.example.ru',
    )
  }
  return url.href.replace(/\/+$/, '')
}

async function keep(
  { books }: Service,
  change: Change,
  connections: Partial<Connections>,
  caller: Caller,
): Promise<void> {
  const { confirmation, retentionDays, keepTexts, policyUrl, requestHandlers } = change
  await books.inTransaction(async ({ settings, administration }) => {
    if (confirmation !== undefined) await settings.set('confirmation', confirmation)
    if (retentionDays !== undefined) await settings.set('retentionDays', retentionDays)
    if (keepTexts !== undefined) await settings.set('keepTexts', keepTexts)
    if (policyUrl !== undefined) await settings.set('policyUrl', policyUrl)
    if (requestHandlers !== undefined) await settings.set('requestHandlers', requestHandlers)
    if (Object.keys(connections).length > 0) await administration.connect(connections)
    await administration.acts.add(actOf(caller, 'settings.change', Object.keys(change).join(', ')))
  })
}

type Check = GivenTo<'POST /api/settings/check'>['body']
type Kept = Service['connections']

/** What is tried has the passwords that were left out. */
function withKept(check: Check, { proxyUrl, mail, crmUrl }: Kept): Tried {
  switch (check.what) {
    case 'crm':
      return { what: 'crm', crmUrl: crmUrlOf(check.crm, crmUrl) }
    case 'mail': {
      const { from } = check.mail
      const url = withKeptPassword(check.mail, mail?.url ?? null)
      return { what: 'mail', mail: { url, from }, to: check.to ?? null }
    }
    case 'proxy':
      return { what: 'proxy', proxyUrl: withKeptPassword(check.proxy, proxyUrl) }
    case 'address':
      return { what: 'address', publicUrl: safeAddress(check.publicUrl) }
  }
}
