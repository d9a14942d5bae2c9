import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Request, RequestChanges, Requests, RequestsOf, Waiting } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { moment, timestamp } from './timestamp.ts'

type Row = Selectable<Database['requests']>

// Told as they are, so that the index over them is used.
const OPEN = sql<boolean>`state in ('new', 'in-crm', 'failed')`

export function createRequests(db: Kysely<Database>, { accountId, clock }: Keeper): Requests {
  const ours = () => db.selectFrom('requests').where('account_id', '=', accountId)
  const one = async (query: ReturnType<typeof ours>) => {
    const row = await query.selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
    return row === undefined ? null : toRequest(row)
  }

  async function update(id: string, columns: Updateable<Database['requests']>, open = false) {
    const { numUpdatedRows } = await db
      .updateTable('requests')
      .set({ ...columns, updated_at: timestamp(clock()) })
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .$if(open, (query) => query.where(OPEN))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  return {
    async add(request) {
      const { last } = await ours()
        .select(({ fn }) => fn.max('number').as('last'))
        .executeTakeFirstOrThrow()
      const row = toRow(request, accountId, Number(last ?? 0) + 1)
      await db.insertInto('requests').values(row).execute()
      return toRequest(row)
    },
    byId: (id) => one(ours().where('id', '=', id)),
    async page(limit, before, state) {
      const rows = await ours()
        .selectAll()
        .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
        .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toRequest)
    },
    sameContacts: ({ phone, email }, since) =>
      one(
        ours()
          .where('created_at', '>=', timestamp(since))
          .where('state', '!=', 'declined')
          .where((eb) => eb.or([eb('phone', '=', phone), eb('email', '=', email)])),
      ),
    newestOf: ({ botId, userId }) =>
      one(ours().where('bot_id', '=', botId).where('user_id', '=', userId)),
    async count(of, since) {
      const { made } = await requestsOf(of)
        .where('created_at', '>=', timestamp(since))
        .executeTakeFirstOrThrow()
      return Number(made)
    },
    async due(now, limit) {
      const rows = await ours()
        .selectAll()
        .where('due_at', '<=', timestamp(now))
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toRequest)
    },
    async waiting(what, limit) {
      const rows = await waitingFor(what).selectAll().orderBy('id').limit(limit).execute()
      return rows.map(toRequest)
    },
    async change(id, changes) {
      await update(id, toColumns(changes))
    },
    take: (id, employeeId, now) =>
      // One statement decides, so that of two who press at once only one has it.
      update(
        id,
        { state: 'taken', employee_id: employeeId, news: 'taken', due_at: timestamp(now) },
        true,
      ),
  }

  function waitingFor(what: Waiting) {
    if (what.for === 'news') return ours().where('news', 'is not', null)
    const open = ours().where(OPEN)
    if (!('announcedBefore' in what)) return open.where('announced_at', 'is', null)
    return open
      .where('announced_at', '<=', timestamp(what.announcedBefore))
      .where(what.for === 'reminder' ? 'reminded_at' : 'escalated_at', 'is', null)
  }

  function requestsOf(of: RequestsOf) {
    const all = ours().select(({ fn }) => fn.countAll<number>().as('made'))
    if (of === 'everybody') return all
    if ('botId' in of) return all.where('bot_id', '=', of.botId)
    return all.where('bot_id', '=', of.person.botId).where('user_id', '=', of.person.userId)
  }
}

function toRow(request: Parameters<Requests['add']>[0], accountId: string, number: number): Row {
  return {
    id: request.id,
    account_id: accountId,
    number,
    bot_id: request.botId,
    chat_id: request.chatId,
    user_id: request.userId,
    locale: request.locale,
    name: request.name,
    phone: request.phone,
    email: request.email,
    text: request.text,
    state: 'new',
    employee_id: null,
    declined_why: null,
    crm_id: null,
    crm_url: null,
    crm_length: 0,
    crm_told: null,
    due_at: text(request.dueAt),
    attempts: 0,
    error: null,
    news: null,
    announced_at: null,
    reminded_at: null,
    escalated_at: null,
    consented_at: timestamp(request.consentedAt),
    created_at: timestamp(request.createdAt),
    updated_at: timestamp(request.createdAt),
  }
}

const text = (at: Temporal.Instant | null) => (at === null ? null : timestamp(at))

/** The columns of what is given; the rest stays as it is. */
function toColumns(changes: RequestChanges): Updateable<Database['requests']> {
  const entries = Object.entries(changes).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value instanceof Temporal.Instant ? timestamp(value) : value,
  ])
  return Object.fromEntries(entries)
}

// Written only by `toRow` and `toColumns`, with values of these unions.
const toRequest = (row: Row): Request => ({
  id: row.id,
  number: row.number,
  botId: row.bot_id,
  chatId: row.chat_id,
  userId: row.user_id,
  locale: row.locale as Request['locale'],
  name: row.name,
  phone: row.phone,
  email: row.email,
  text: row.text,
  state: row.state as Request['state'],
  employeeId: row.employee_id,
  declinedWhy: row.declined_why as Request['declinedWhy'],
  crmId: row.crm_id,
  crmUrl: row.crm_url,
  crmLength: row.crm_length,
  crmTold: row.crm_told as Request['crmTold'],
  dueAt: moment(row.due_at),
  attempts: row.attempts,
  error: row.error,
  news: row.news as Request['news'],
  announcedAt: moment(row.announced_at),
  remindedAt: moment(row.reminded_at),
  escalatedAt: moment(row.escalated_at),
  consentedAt: Temporal.Instant.from(row.consented_at),
  createdAt: Temporal.Instant.from(row.created_at),
})
