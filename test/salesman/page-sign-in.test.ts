import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { passwordHash } from '../../src/crm/salesman/password.ts'
import { firstStart, openBrowser } from '../browser.ts'
import { type Service, startService } from '../harness.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { person, settings } from './example-rows.ts'
import { createDatabase, type Database } from './lab.ts'
import type { Row } from './rows.ts'

const server = await startMariadb()
after(() => server?.[Symbol.asyncDispose]())

describe('Signing in to the page with a SalesMan password', { skip: server === null }, () => {
  let service: Service
  let database: Database

  before(async () => {
    assert.ok(server)
    database = await createDatabase(server)
    await database.write({ settings: [settings(1, {})], user: PEOPLE })
    const environment = { CRM_URL: database.url() }
    service = await startService({ road: 'polling', environment })
    await firstStart(service)
  })

  after(() => service?.[Symbol.asyncDispose]())

  it('lets an administrator of the CRM in', async () => {
    const { status, body } = await signIn('Petrova', 'пароль 🦊')

    assert.equal(status, 200)
    assert.deepEqual(body.signedIn, { kind: 'employee', name: 'petrova', employeeId: '1' })
    assert.equal(body.crmSignIn, true)
  })

  it('says the same to whoever is wrong, unknown, gone, or has no access', async () => {
    const answers = await Promise.all([
      signIn('petrova', 'wrong'),
      signIn('nobody', 'secret'),
      signIn('gone', 'secret'),
      signIn('seller', 'secret'),
      signIn("' OR 1=1 -- ", 'secret'),
    ])

    assert.deepEqual(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1)
    assert.equal(answers[0]?.code, 'not-allowed')
  })

  it('is held back after ten failures with one login, the right password too', async () => {
    const guess = () => signIn('PETROVA', 'a guess')
    await service.pass({ minutes: 15 })

    const answers = await Promise.all(Array.from({ length: 12 }, guess))
    const right = await signIn('petrova', 'пароль 🦊')
    const another = await signIn('seller', 'secret')
    await service.pass({ minutes: 15 })

    assert.equal(answers.filter(({ code }) => code === 'too-many').length, 2)
    assert.equal(right.code, 'too-many')
    assert.equal(another.code, 'not-allowed')
    assert.equal((await signIn('petrova', 'пароль 🦊')).status, 200)
  })

  it('is no failure of theirs while the CRM is away', async () => {
    await database.root.query(`RENAME TABLE ${database.name}.app_user TO ${database.name}.away`)

    const eight = () => Promise.all(Array.from({ length: 8 }, () => signIn('petrova', 'secret')))
    const answers = [...(await eight()), ...(await eight())]
    await database.root.query(`RENAME TABLE ${database.name}.away TO ${database.name}.app_user`)

    assert.ok(answers.every(({ code }) => code?.startsWith('crm-')))
    assert.equal((await signIn('petrova', 'пароль 🦊')).status, 200)
  })

  interface State {
    readonly signedIn: unknown
    readonly crmSignIn: boolean
  }

  const signIn = (login: string, password: string) =>
    openBrowser(service.url).call<State>('POST /api/sign-in/crm', { body: { login, password } })
})

const SALT = 'Zx9'.repeat(10)

const PEOPLE: Row[] = [
  person(1, { login: 'petrova', isadmin: 'on', ...password('пароль 🦊') }),
  person(2, { login: 'seller', isadmin: '', ...password('secret') }),
  person(3, { login: 'gone', isadmin: 'on', secrty: 'no', ...password('secret') }),
]

function password(text: string): Row {
  return { pwd: passwordHash(text, SALT), sole: SALT }
}
