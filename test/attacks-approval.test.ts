import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { words } from '../src/reports/index.ts'
import type { Person } from './emulators/telegram/index.ts'
import { type Service, startService } from './harness.ts'

const { refusals, linking } = words('ru')
const [STRANGER = ''] = refusals.stranger

describe('whoever attacks an approval', () => {
  let service: Service
  let administrator: Person

  before(async () => {
    service = await startService({ road: 'webhook' })
    administrator = await service.joins('zaytsev')
  })

  after(() => service[Symbol.asyncDispose]())

  it('cannot press the button as an employee who manages nothing', async () => {
    const seller = await service.joins('fedorova')
    const { thief, approve } = await asks('vetrov')

    seller.presses({ data: approve })

    await seller.sees(refusals.notAllowed)
    await isOutside(thief)
  })

  it('cannot press the button themselves', async () => {
    const { thief, approve } = await asks('vetrov')

    thief.presses({ data: approve })

    await thief.sees(STRANGER)
    await isOutside(thief)
  })

  it('cannot have it pressed in a group', async () => {
    const { thief, approve } = await asks('petrova')
    const group = service.telegram.group({ id: -7001, title: 'Отдел', addedBy: administrator })

    group.presses(administrator, { data: approve })

    await group.sees(refusals.privateOnly)
    await isOutside(thief)
  })

  it('cannot be let in after an administrator declined', async () => {
    const { thief, approve, decline } = await asks('gromov')
    administrator.presses({ data: decline }, GONE)
    await administrator.sees(linking.requestDeclined)

    administrator.presses({ data: approve }, GONE)

    await administrator.sees(linking.requestLate)
    await isOutside(thief)
  })

  it('cannot be let in by a request that is too old', async () => {
    const { thief, request } = await asks('lebedeva')
    await service.changeStore(
      `UPDATE proofs SET expires_at = '2026-11-01T00:00:00.000Z' WHERE id = '${request}'`,
    )

    await assert.rejects(service.svodka('approvals', 'approve', request), { code: 'not-found' })
    await isOutside(thief)
  })

  it('cannot make up a request', async () => {
    const data = '1y00000000-0000-7000-8000-000000000000'
    const before = administrator.chat.filter(isLate).length

    administrator.presses({ data }, GONE)
    await service.settled()

    assert.equal(administrator.chat.filter(isLate).length, before + 1)
  })

  it('cannot be let in for somebody who has left meanwhile', async () => {
    const { thief, request } = await asks('morozov')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'morozov'")
    await service.pass({ seconds: 60 })

    await assert.rejects(service.svodka('approvals', 'approve', request), { code: 'not-found' })
    await isOutside(thief)
  })

  it('cannot have administrators asked about nobody, nor twice', async () => {
    const thief = service.person()
    const before = administrator.chat.length

    for (const name of ['sokolov', 'sokolov', 'nobody']) thief.says(name)
    await service.settled()

    assert.equal(administrator.chat.length, before + 1)
    assert.deepEqual(
      thief.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words),
      Array(3).fill(linking.approvalAsked.join('\n')),
    )
  })

  it('is asked about once more by nobody after a restart, and can still be let in', async () => {
    const { thief, request } = await asks('kuznetsova')
    const before = administrator.chat.length

    await service.restarts()
    await service.settled()
    assert.equal(administrator.chat.length, before)
    await service.svodka('approvals', 'approve', request)

    await thief.sees(linking.approved[0] ?? '')
  })

  it('cannot be let in by an administrator who has left', async () => {
    const { thief, approve } = await asks('belova')
    await service.changeCrm("UPDATE employees SET active = 0 WHERE login = 'zaytsev'")
    await service.pass({ seconds: 60 })

    administrator.presses({ data: approve }, GONE)

    await administrator.sees(refusals.notAllowed)
    await isOutside(thief)
  })

  /** A stranger who says that they are somebody, and what the administrator's buttons carry. */
  async function asks(login: string) {
    const thief = service.person()
    thief.says(login)
    const { buttons } = await administrator.sees(`@${thief.user.username}`)
    const [approve = '', decline = ''] = buttons.flat().map((button) => button.callback_data)
    return { thief, approve, decline, request: approve.slice(2) }
  }

  async function isOutside(thief: Person): Promise<void> {
    thief.says('/month')
    await service.settled()
    const said = thief.chat.filter(({ fromBot }) => fromBot).map(({ words }) => words)
    assert.doesNotMatch(said.join(), /Сводка|₽|подтвердил доступ/)
  }

  const isLate = ({ words }: { words: string }) => words === linking.requestLate
})

/** A message that is there no more: what is pressed under it is answered by a new one. */
const GONE = 999_999_999
