import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { startMariadb } from '../servers/mariadb.ts'
import { client, type NewRequest, type Opened, openedFor, request } from './request-lab.ts'
import type { Tables } from './rows.ts'

const server = await startMariadb({ 'default-time-zone': '+09:30' })
after(() => server?.[Symbol.asyncDispose]())

describe('A request to a SalesMan CRM', { skip: server === null }, () => {
  it('is written as the CRM itself writes it', async () => {
    await using crm = await opened({})

    const created = await crm.createRequest(request({ source: 'Маркетинг' }))

    assert.deepEqual(created, { id: '1', ownerId: null })
    assert.deepEqual(await crm.rows('leads', LEAD_COLUMNS), [
      {
        id: 1,
        datum: '2026-11-22 09:00:00',
        datum_do: null,
        status: 0,
        rezult: null,
        title: 'Пётр',
        email: 'petr@example.com',
        phone: '8 912 345-67-89',
        description: 'Перезвоните ‹b›мне‹/b›, "срочно"; \'--',
        iduser: 0,
        clientpath: 2,
        pid: 0,
        clid: 0,
        did: 0,
        partner: 0,
        identity: 1,
      },
    ])
    assert.deepEqual(await crm.rows('history', 'datum, iduser, tip, des, identity'), [
      {
        datum: '2026-11-22 09:00:00',
        iduser: 0,
        tip: 'СобытиеCRM',
        des: 'Добавлен лид #1',
        identity: 1,
      },
    ])
  })

  it('is kept once, however often it is written', async () => {
    await using crm = await opened({ content: { leadMethod: 'randome', leadOperator: ['2'] } })

    const first = await crm.createRequest(request({ key: 'a' }))
    const again = await crm.createRequest(request({ key: 'a' }))
    const another = await crm.createRequest(request({ key: 'b' }))

    assert.deepEqual([again, another.id], [first, '2'])
  })

  it('comes from the CRM’s usual source when its own is not there', async () => {
    await using crm = await opened({})

    await crm.createRequest(request({ source: 'Нет такого' }))

    assert.deepEqual(await crm.rows('leads', 'clientpath'), [{ clientpath: 4 }])
  })

  it('keeps what fits of a long text, in whole letters', async () => {
    await using crm = await opened({})

    await crm.createRequest(request({ name: 'Ё'.repeat(300), text: '🦊'.repeat(20_000) }))

    const [lead] = await crm.rows(
      'leads',
      'CHAR_LENGTH(title) AS title, LEFT(description, 2) AS text',
    )
    assert.deepEqual(lead, { title: 255, text: '??' })
  })
})

describe('The owner of a request', { skip: server === null }, () => {
  it('is nobody where a coordinator hands out, operators help themselves, or nothing is set', async () => {
    const known = { clientcat: [client({ iduser: '2' })] }

    assert.equal(await ownerBy(undefined, known), null)
    assert.equal(await ownerBy('not json', known), null)
    assert.equal(await ownerBy({ leadMethod: '', leadСoordinator: '3' }, known), null)
    assert.equal(await ownerBy({ leadMethod: 'free', leadOperator: ['2'] }, known), null)
  })

  it('is who looks after the client, found by number or address, however they are written', async () => {
    const unknown = { leadMethod: 'unknown' }

    assert.equal(
      await ownerBy(unknown, { clientcat: [client({ phone: '+7(912)345-67-89' })] }),
      '2',
    )
    assert.equal(
      await ownerBy(unknown, { clientcat: [client({ fax: '1, 8 912.345.67.89' })] }),
      '2',
    )
    assert.equal(
      await ownerBy(unknown, { clientcat: [client({ mail_url: 'PETR@example.com' })] }),
      '2',
    )
    assert.equal(await ownerBy(unknown, { personcat: [{ mob: '79123456789', iduser: '2' }] }), '2')
  })

  it('is nobody when the number or address is only part of the client’s, or the client a stranger’s', async () => {
    const unknown = { leadMethod: 'unknown' }

    assert.equal(
      await ownerBy(unknown, { clientcat: [client({ mail_url: 'xpetr@example.com' })] }),
      null,
    )
    assert.equal(await ownerBy(unknown, { clientcat: [client({ phone: '791234567890' })] }), null)
    assert.equal(
      await ownerBy(unknown, { clientcat: [{ ...client({ phone: '79123456789' }), identity: 2 }] }),
      null,
    )
    assert.equal(await ownerBy(unknown, {}, { phone: null, email: null }), null)
  })

  it('is who had an earlier request, unless they are gone', async () => {
    const unknown = { leadMethod: 'unknown' }
    const lead = (iduser: number) => ({ iduser, phone: '8 (912) 345-67-89', email: '' })

    assert.equal(await ownerBy(unknown, { leads: [lead(2), lead(3)] }), '3')
    assert.equal(await ownerBy(unknown, { leads: [lead(2), lead(9)] }), '2')
    assert.equal(await ownerBy(unknown, { leads: [lead(9)] }), null)
    assert.equal(
      await ownerBy(unknown, { clientcat: [client({ phone: '79123456789', iduser: '9' })] }),
      null,
    )
  })

  it('is an operator by lot, but never one who is gone', async () => {
    const rules = { leadMethod: 'randome', leadOperator: ['9', 2, '3', '11'] }

    assert.equal(await ownerBy(rules, {}), '3')
    assert.equal(await ownerBy({ ...rules, leadOperator: ['9'] }, {}), null)
    assert.equal(
      await ownerBy(rules, { personcat: [{ mail: 'petr@example.com', iduser: '2' }] }),
      '2',
    )
  })

  it('is the operator who has fewest', async () => {
    const rules = { leadMethod: 'equal', leadOperator: ['2', '3'] }
    const leads = [2, 2, 3].map((iduser) => ({ iduser, phone: '', email: '' }))

    assert.equal(await ownerBy(rules, { leads }), '3')
    assert.equal(await ownerBy(rules, {}), '2')
  })

  it('is told as the CRM has it, with its Cyrillic letter', async () => {
    const content = { leadMethod: 'free', leadСoordinator: '3', leadOperator: ['2', 3, '', null] }
    await using crm = await opened({ content })

    assert.deepEqual(await crm.requestRules(), {
      method: 'free',
      coordinatorId: '3',
      operatorIds: ['2', '3'],
    })
  })
})

describe('Taking a request', { skip: server === null }, () => {
  it('gives it to one of two who want it at once', async () => {
    await using crm = await opened({})
    const { id } = await crm.createRequest(request({}))

    const [first, second] = await Promise.all([crm.takeRequest(id, '2'), crm.takeRequest(id, '3')])

    assert.deepEqual([first.state, second.state].sort(), ['taken', 'taken-by'])
    const [lead] = await crm.rows('leads', 'status, iduser')
    assert.deepEqual(lead, { status: 1, iduser: first.state === 'taken' ? 2 : 3 })
  })

  it('is no harm to who has it already, and nothing for one that is closed', async () => {
    await using crm = await opened({
      leads: [
        { id: 5, iduser: 2, status: 1 },
        { id: 6, iduser: 0, status: 3 },
        { id: 7, iduser: 0, status: 0, identity: 2 },
      ],
    })

    assert.deepEqual(await crm.takeRequest('5', '2'), { state: 'yours-already' })
    assert.deepEqual(await crm.takeRequest('5', '3'), { state: 'taken-by', ownerId: '2' })
    assert.deepEqual(await crm.takeRequest('6', '2'), { state: 'closed' })
    assert.deepEqual(await crm.takeRequest('7', '2'), { state: 'closed' })
    assert.deepEqual(await crm.takeRequest('99', '2'), { state: 'closed' })
  })

  it('is for active people of the account only', async () => {
    await using crm = await opened({ leads: [{ id: 5, iduser: 0, status: 0 }] })

    await assert.rejects(crm.takeRequest('5', '9'), { code: 'not-allowed' })
    await assert.rejects(crm.takeRequest('5', '11'), { code: 'not-allowed' })
  })
})

describe('A user of the database who may not write', { skip: server === null }, () => {
  it('is told by name which rights are missing', async () => {
    await server?.root.query('CREATE USER reader; GRANT SELECT ON *.* TO reader')
    await using crm = await opened({ login: 'reader' })
    const grant = `The CRM's database wants a right: GRANT`

    assert.deepEqual(await crm.missingRights(), [
      `${grant} INSERT ON ${crm.name}.app_leads TO reader`,
      `${grant} UPDATE ON ${crm.name}.app_leads TO reader`,
      `${grant} INSERT ON ${crm.name}.app_history TO reader`,
    ])
    await assert.rejects(crm.createRequest(request({})), {
      code: 'crm-mismatch',
      message: /GRANT INSERT ON crm_\d+\.app_(leads|history) TO reader/,
    })
  })

  it('leaves nothing behind when only some are missing', async () => {
    await using crm = await opened({ login: 'writer' })
    await server?.root.query(
      `CREATE USER writer; GRANT SELECT ON *.* TO writer; GRANT INSERT ON ${crm.name}.app_leads TO writer`,
    )

    await assert.rejects(crm.createRequest(request({})), {
      message: /INSERT ON crm_\d+\.app_history/,
    })

    assert.deepEqual(await crm.rows('leads', 'id'), [])
  })

  it('misses none when all is granted', async () => {
    await using crm = await opened({})

    assert.deepEqual(await crm.missingRights(), [])
  })
})

const LEAD_COLUMNS =
  'id, datum, datum_do, status, rezult, title, email, phone, description, iduser, clientpath, pid, clid, did, partner, identity'

const opened = (given: Opened) => openedFor(server, given)

async function ownerBy(
  content: object | string | undefined,
  tables: Tables,
  more: Partial<NewRequest> = {},
): Promise<string | null> {
  await using crm = await opened({ tables, ...(content === undefined ? {} : { content }) })
  const { ownerId } = await crm.createRequest(request(more))
  return ownerId
}
