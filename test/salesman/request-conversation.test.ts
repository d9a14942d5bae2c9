import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { RowDataPacket } from 'mysql2'
import { words } from '../../src/reports/index.ts'
import { eventually, startService } from '../harness.ts'
import { answers, newest, takesRequests } from '../request-walk.ts'
import { type MariadbServer, startMariadb } from '../servers/mariadb.ts'
import { person, settings } from './example-rows.ts'
import { createDatabase } from './lab.ts'

const server = await startMariadb()
after(() => server?.[Symbol.asyncDispose]())

const { buttons } = words('ru')

describe('A request by Telegram to a SalesMan CRM', { skip: server === null }, () => {
  it('becomes a lead, is announced to its operators alone, and is theirs who take it', async () => {
    const { url, leads } = await crmOf(server, 'root')
    await using service = await startService({ road: 'webhook', environment: { CRM_URL: url } })
    await takesRequests(service)
    const operator = await service.joins('user2')
    const other = await service.joins('user3')
    const client = service.person()

    await answers(client, 'Пётр', '8 912 345-67-89', 'Нужен <b>монтаж</b>')
    const { message_id } = await operator.sees('Новая заявка № 1')
    operator.presses(buttons.takeRequest, message_id)
    await operator.sees('Заявка № 1 у вас')

    await eventually(async () => (await leads())[0]?.status === 1)
    assert.deepEqual(await leads(), [
      {
        status: 1,
        title: 'Пётр',
        phone: '+79123456789',
        email: '',
        description: 'Нужен ‹b›монтаж‹/b›',
        iduser: 2,
        clientpath: 4,
        did: 0,
        partner: 0,
        identity: 1,
      },
    ])
    assert.ok(!other.chat.some(({ words }) => words.includes('заявка')))
  })

  it('that it may not write is kept, with the right that is missing, and sent again', async () => {
    await server?.root.query('CREATE USER reading_only; GRANT SELECT ON *.* TO reading_only')
    const { url, leads, grant } = await crmOf(server, 'reading_only')
    await using service = await startService({ road: 'webhook', environment: { CRM_URL: url } })
    await takesRequests(service)
    const client = service.person()
    await answers(client, 'Анна', 'anna@example.ru', 'Перезвоните')
    await eventually(async () => (await newest(service))[0]?.state === 'failed')
    const [failed] = await newest(service)
    assert.match(failed?.error ?? '', /GRANT INSERT ON crm_\d+\.app_/)

    await grant()
    await service.svodka('requests', 'retry', failed?.id ?? '')

    await eventually(async () => (await newest(service))[0]?.state === 'in-crm')
    assert.equal((await leads()).length, 1)
    await assert.rejects(service.svodka('requests', 'retry', failed?.id ?? ''), {
      code: 'conflict',
    })
  })
})

async function crmOf(running: MariadbServer | null, login: string) {
  assert.ok(running)
  const database = await createDatabase(running, { login, charset: 'utf8mb4' })
  const content = JSON.stringify({ leadMethod: 'free', leadOperator: ['2'] })
  await database.write({
    settings: [settings(1, {})],
    user: [person(2, {}), person(3, { isadmin: 'on' })],
    modules: [{ mpath: 'leads', content, identity: 1 }],
    clientpath: [{ id: 4, name: 'Заказ с сайта', isDefault: 'yes', identity: 1 }],
  })
  return {
    url: database.url(),
    async leads() {
      const columns =
        'status, title, phone, email, description, iduser, clientpath, did, partner, identity'
      const sql = `SELECT ${columns} FROM ${database.name}.app_leads`
      const [rows] = await running.root.query<RowDataPacket[]>(sql)
      return rows.map((row) => ({ ...row }) as Record<string, unknown>)
    },
    grant: () =>
      running.root.query(
        `GRANT INSERT, UPDATE ON ${database.name}.app_leads TO ${login};
         GRANT INSERT ON ${database.name}.app_history TO ${login}`,
      ),
  }
}
