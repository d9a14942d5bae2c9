import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Employee } from '../crm/index.ts'
import { claimed, readClaim, readPhone } from './read-claim.ts'

describe('what a stranger writes', () => {
  it('names somebody by login, email or phone, in any form', () => {
    assert.deepEqual(readClaim(' Petrova '), { by: 'login', value: 'petrova' })
    assert.deepEqual(readClaim('Anna@Example.RU'), { by: 'email', value: 'anna@example.ru' })
    assert.deepEqual(readClaim('8 (916) 123-45-67'), { by: 'phone', value: '+79161234567' })
    assert.deepEqual(readClaim('+7 916 123 45 67'), { by: 'phone', value: '+79161234567' })
    assert.deepEqual(readClaim('+49 30 901820'), { by: 'phone', value: '+4930901820' })
  })

  it('names nobody when it is a command, a greeting or a question', () => {
    const said = ['/month', 'привет', 'меню', 'план', 'закрытые сделки за месяц', '', '@', 'x']

    assert.deepEqual(said.map(readClaim), Array(said.length).fill(null))
  })

  it('is the same number with 8, with +7 and without a plus', () => {
    const forms = ['89161234567', '+7 (916) 123-45-67', '79161234567', '9161234567']

    assert.deepEqual(forms.map(readPhone), Array(4).fill('+79161234567'))
    assert.equal(readPhone('12345'), null)
  })
})

describe('whom a stranger names', () => {
  it('is the one active employee who has that login, email or phone', () => {
    const people = [employee('1', 'anna'), employee('2', 'boris')]

    assert.equal(claimed(people, { by: 'login', value: 'boris' })?.id, '2')
    assert.equal(claimed(people, { by: 'email', value: 'anna@example.ru' })?.id, '1')
    assert.equal(claimed(people, { by: 'phone', value: '+79161234502' })?.id, '2')
  })

  it('is nobody when two have it, or whoever has it has left', () => {
    const shared = { email: 'sales@example.ru' }
    const people = [
      employee('1', 'anna', shared),
      employee('2', 'boris', shared),
      employee('3', 'vera', { active: false }),
    ]

    assert.equal(claimed(people, { by: 'email', value: 'sales@example.ru' }), null)
    assert.equal(claimed(people, { by: 'login', value: 'vera' }), null)
  })
})

const employee = (id: string, login: string, more: Partial<Employee> = {}): Employee => ({
  id,
  login,
  name: login,
  email: `${login}@example.ru`,
  phones: [`8 916 123-45-0${id}, доб. 5`],
  role: 'Менеджер продаж',
  sight: 'self',
  managerId: null,
  active: true,
  administrator: false,
  planGroup: 'self',
  ...more,
})
