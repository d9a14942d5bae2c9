import assert from 'node:assert/strict'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import SqliteDatabase from 'better-sqlite3'
import { eventually, type Service, startService } from './harness.ts'
import { type MailServer, startMailServer, wordsOf } from './servers/smtp.ts'
import { walk } from './walk.ts'

describe('what the service keeps and logs after a busy day', () => {
  let mail: MailServer
  let service: Service
  let kept: string
  let logged: string
  const secrets: Record<string, string> = {}

  before(async () => {
    mail = await startMailServer()
    service = await startService({
      road: 'webhook',
      environment: {
        SMTP_URL: mail.url.replace('//', '//svodka%40example.ru:right@'),
        PROXY_URL: '',
      },
    })
    secrets.token = service.telegram.token
    secrets.webhookSecret = String(
      service.telegram.callsOf('setWebhook').at(-1)?.params.secret_token,
    )
    await aBusyDay()
    kept = await everythingKept()
    logged = JSON.stringify(service.log)
  })

  after(async () => {
    await service[Symbol.asyncDispose]()
    await mail[Symbol.asyncDispose]()
  })

  it('holds what was planted to be found, so that the search is one', () => {
    assert.match(kept, /petrova|deals\.closed/)
    assert.match(logged, /bot connected/)
    assert.ok(Object.values(secrets).every((secret) => secret.length >= 6))
    assert.ok(Object.keys(secrets).length >= 6)
  })

  it('holds no token, code or password in the clear', () => {
    const found = Object.entries(secrets).filter(([, secret]) => kept.includes(secret))

    assert.deepEqual(found, [])
  })

  it('has logged no token, code, password or word of a person', () => {
    const found = Object.entries(secrets).filter(([, secret]) => logged.includes(secret))

    assert.deepEqual(found, [])
    assert.doesNotMatch(logged, /закрытые сделки|severny-veter/)
  })

  it('holds no figure that was shown', async () => {
    const head = service.telegram.person({ id: 5_000_000_001, first_name: 'Гость' })
    const figures = head.chat
      .map(({ words }) => words)
      .join('\n')
      .match(/\d{1,3}(?:[\s\u00a0\u202f]\d{3}){2,}/g)

    assert.ok((figures?.length ?? 0) > 10)
    const searched = `${kept}${logged}`
    assert.deepEqual(
      figures?.filter(
        (figure) => searched.includes(figure) || searched.includes(figure.replaceAll(/\s/gu, '')),
      ),
      [],
    )
  })

  it('is readable by its owner alone where it is the key', async () => {
    const { mode } = await stat(join(service.dataDir, 'secret.key'))

    assert.equal(mode & 0o777, 0o600)
  })

  async function aBusyDay(): Promise<void> {
    const head = await service.joins('vetrov')
    await walk(head)
    const { code } = await service.json<{ code: string }>(
      'invite',
      'petrova',
      '--bot',
      service.botId,
    )
    const { code: mailed } = await service.json<{ code: string }>(
      ...['invite', 'gromov', '--bot', service.botId, '--mail'],
    )
    secrets.invitation = code
    secrets.mailedInvitation = mailed
    const anna = service.person()
    anna.starts(code)
    await anna.sees('добро пожаловать')
    anna.says('закрытые сделки за прошлый месяц')
    const stranger = service.person()
    stranger.says('fedorova')
    await eventually(() => mail.letters.length === 2)
    secrets.code = /Ваш код: (\d{6})/.exec(wordsOf(mail.letters.at(-1) ?? ''))?.[1] ?? ''
    stranger.says(secrets.code)
    await stranger.sees('добро пожаловать')
    secrets.smtpLogin = 'svodka@example.ru:right'
    await service.posts('{"update_id":1,"message":{}}')
    await service.posts('not json', 'a wrong secret')
    await service.settled()
  }

  /** Every file of the store as text; the demo company is the CRM and not ours. */
  async function everythingKept(): Promise<string> {
    const names = await readdir(service.dataDir)
    const ours = names.filter((name) => name.startsWith('svodka.sqlite'))
    const files = await Promise.all(ours.map((name) => readFile(join(service.dataDir, name))))
    return files.map((bytes) => bytes.toString('utf8')).join('\n')
  }
})

describe('a rotation of the key', () => {
  it('seals everything anew while the service goes on', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')
    const keyFile = join(service.dataDir, 'secret.key')
    const [key, sealed] = [await readFile(keyFile, 'utf8'), sealedToken(service)]

    await service.svodka('secrets', 'rotate')
    person.says('/month')

    await person.sees('Сводка')
    assert.notEqual(await readFile(keyFile, 'utf8'), key)
    assert.notEqual(sealedToken(service), sealed)
    await service.restarts()
    person.says('/today')
    await person.nextMessage()
    assert.equal((await service.json<{ state: string }[]>('bots', 'list'))[0]?.state, 'working')
  })

  it('goes from one given key to another', async () => {
    const [first, second] = ['the first key of all', 'the second key of all']
    await using service = await startService({
      road: 'polling',
      environment: { SECRET_KEY: first },
    })
    const changed = { SECRET_KEY: second, SECRET_KEY_OLD: first }

    await service.svodkaWith(changed, 'secrets', 'rotate')

    const listed = await service.svodkaWith({ SECRET_KEY: second }, 'bots', 'list')
    assert.match(listed, /svodka_bot/)
    await assert.rejects(
      service.svodkaWith({ SECRET_KEY: 'a key that nobody had' }, 'bots', 'list'),
      {
        code: 'store-unavailable',
      },
    )
  })
})

describe('somebody who is erased', () => {
  it('leaves no trace of their id and name in what the service keeps', async () => {
    await using service = await startService({ road: 'polling' })
    const person = await service.joins('petrova')
    const thief = service.person()
    thief.says('gromov')
    await service.settled()

    await service.svodka('subscribers', 'erase', String(person.user.id))
    await service.svodka('subscribers', 'erase', String(thief.user.id))

    const listings = await Promise.all([
      service.svodka('subscribers', 'list'),
      service.svodka('log'),
      service.svodka('approvals', 'list'),
      service.svodka('invite', '--list'),
    ])
    assert.doesNotMatch(listings.join(), /guest_\d|500000000/)
    person.says('/month')
    await person.sees('убедиться, что вы сотрудник')
  })
})

function sealedToken({ dataDir }: Service): unknown {
  const database = new SqliteDatabase(join(dataDir, 'svodka.sqlite'), { readonly: true })
  const token = database.prepare("SELECT token FROM bots WHERE kind = 'telegram'").pluck().get()
  database.close()
  return token
}
