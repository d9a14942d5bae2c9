import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Employee } from '../../src/crm/index.ts'
import {
  findEmployee,
  type KnownBy,
  openSalesmanCrm,
  type SalesmanCrm,
} from '../../src/crm/salesman/index.ts'
import { passwordHash } from '../../src/crm/salesman/password.ts'
import { startMariadb } from '../servers/mariadb.ts'
import { NOW } from './crm-with.ts'
import { person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'
import type { Row } from './rows.ts'

const server = await startMariadb()
after(() => server?.[Symbol.asyncDispose]())

describe('Signing in to a SalesMan CRM', { skip: server === null }, () => {
  let crm: SalesmanCrm
  before(async () => {
    crm = await crmOf(PEOPLE)
  })
  after(() => crm.close())

  it('takes a login in any case, and the password as it is', async () => {
    assert.equal(await crm.passwords.check('Petrova', 'пароль 🦊'), '1')
    assert.equal(await crm.passwords.check('PETROVA', 'пароль 🦊'), '1')
    assert.equal(await crm.passwords.check('petrova', 'Пароль 🦊'), null)
    assert.equal(await crm.passwords.check('petrova', ''), null)
  })

  it('is for nobody unknown, without a password, or who may not enter', async () => {
    assert.equal(await crm.passwords.check('nobody', 'secret'), null)
    assert.equal(await crm.passwords.check("' OR 1=1 -- ", 'secret'), null)
    assert.equal(await crm.passwords.check('empty', ''), null)
    assert.equal(await crm.passwords.check('gone', 'secret'), null)
  })

  it('is for people of the account, though another has the same login', async () => {
    assert.equal(await crm.passwords.check('ivanov', 'ours'), '2')
    assert.equal(await crm.passwords.check('ivanov', 'theirs'), null)
    assert.equal(await crm.passwords.check('stranger', 'secret'), null)
  })

  it('works without salt, as the oldest passwords are kept', async () => {
    assert.equal(await crm.passwords.check('unsalted', 'secret'), '5')
  })

  it('keeps the hash that the CRM itself keeps', () => {
    assert.equal(
      passwordHash('secret', 'abcDEF123'),
      'd0bfef6964af9162e32b316a637be3a3f6aa657c9725c275816e42863b6c501aba05d619f00de6b12b5a78ef39bdbe0f8e6414401fda805d22acc523f00820fee8cdc0b067999b53be11abaa35c4b361f0f48a8470',
    )
  })
})

describe('An employee of a SalesMan CRM', { skip: server === null }, () => {
  let employees: readonly Employee[]
  before(async () => {
    await using crm = await disposable(crmOf(PEOPLE))
    employees = await crm.employees()
  })

  it('is found by their login in any case', () => {
    assert.deepEqual(found({ login: ' PETROVA ' }), ['1'])
    assert.deepEqual(found({ login: '' }), [])
  })

  it('is found by an address, one of several', () => {
    assert.deepEqual(found({ email: 'Anna.Petrova@Example.com' }), ['1'])
    assert.deepEqual(found({ email: 'petrova@home.example' }), ['1'])
    assert.deepEqual(found({ email: 'example.com' }), [])
    assert.deepEqual(found({ email: '' }), [])
  })

  it('is found by a number, however it is written there and here', () => {
    const forms = [
      '+7 912 345-67-89',
      '8 (912) 345 67 89',
      '79123456789',
      '9123456789',
      '8-912-345-67-89',
    ]

    assert.deepEqual(
      forms.map((phone) => found({ phone })),
      forms.map(() => ['1']),
    )
    assert.deepEqual(found({ phone: '+73432000001' }), ['1'])
    assert.deepEqual(found({ phone: '8 343 200-00-02' }), ['2'])
    assert.deepEqual(found({ phone: '+375 29 123-45-67' }), ['2'])
  })

  it('is not found by an extension, by part of a number, or by what is no number', () => {
    assert.deepEqual(found({ phone: '101' }), [])
    assert.deepEqual(found({ phone: '345-67-89' }), [])
    assert.deepEqual(found({ phone: '' }), [])
  })

  it('is found by a number that somebody gone had before', () => {
    assert.deepEqual(found({ phone: '89220000000' }), ['5'])
  })

  it('is not told from a colleague with the same number', () => {
    assert.deepEqual(found({ phone: '8 343 200-99-99' }), ['1', '2'])
  })

  const found = (knownBy: KnownBy) => findEmployee(employees, knownBy).map(({ id }) => id)
})

const SALT = 'Zx9'.repeat(10)

const PEOPLE: Row[] = [
  person(1, {
    login: 'petrova',
    ...password('пароль 🦊'),
    email: 'anna.petrova@example.com; petrova@home.example',
    phone: '8 (343) 200-00-01, 8 343 200-99-99',
    mob: '8 (912) 345-67-89',
    phone_in: '101',
  }),
  person(2, {
    login: 'ivanov',
    ...password('ours'),
    phone: '7 (343) 2000002 / 8 343 200-99-99',
    mob: '+375291234567',
  }),
  person(3, { login: 'gone', ...password('secret'), secrty: 'no', mob: '+7 922 000 00 00' }),
  person(4, { login: 'empty', pwd: '', sole: '' }),
  person(5, { login: 'unsalted', pwd: passwordHash('secret', ''), sole: null, mob: '89220000000' }),
  person(11, { login: 'ivanov', ...password('theirs'), identity: 2 }),
  person(12, { login: 'stranger', ...password('secret'), identity: 2 }),
]

function password(text: string): Row {
  return { pwd: passwordHash(text, SALT), sole: SALT }
}

async function crmOf(user: Row[]): Promise<SalesmanCrm> {
  assert.ok(server)
  const database = await createDatabase(server)
  await database.write({ settings: [settings(1, {}), settings(2, {})], user })
  return openSalesmanCrm({ url: database.url(), clock: NOW })
}

async function disposable(opening: Promise<SalesmanCrm>) {
  const crm = await opening
  return { ...crm, [Symbol.asyncDispose]: () => crm.close() }
}
