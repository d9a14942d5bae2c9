/**
 * The log on a million rows: how long a page takes by each filter, first and deep, and how long
 * what every message costs takes beside it. `npm run bench:log`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { createSecretBox } from '../src/kernel/index.ts'
import type { LogFilter, NewEntry } from '../src/outbox/index.ts'
import { openStore } from '../src/store/index.ts'
import { latency, round, timed } from './measure.ts'

const ROWS = 1_000_000
const TIMES = 20
const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')
const DAY_MS = 86_400_000

async function measure(path: string): Promise<void> {
  const secretBox = createSecretBox('a key for the benchmark')
  await using store = await openStore({ path, clock: () => NOW, secretBox })
  await store.ensureAccount('1', 'bench')
  const books = store.books('1')
  console.log(`filled in ${fill(path)} s`)
  const { log, outbox, broadcasts } = books.read
  console.log(
    'filter                                  first page p50/p95   deep page p50/p95   rows',
  )
  for (const [name, filter] of FILTERS) {
    const first = await timed(TIMES, () => log.page(filter, 50))
    const middle = middleOf(await log.page(filter, 50))
    const deep = await timed(TIMES, () => log.page(filter, 50, middle))
    const { length } = await log.page(filter, 50)
    console.log(name.padEnd(40), shown(first).padEnd(20), shown(deep).padEnd(19), length)
  }
  const others: readonly (readonly [string, (i: number) => Promise<unknown>])[] = [
    ['due', () => outbox.due('bot1', NOW, 200, 40)],
    ['nextDueAt', () => outbox.nextDueAt('bot1')],
    ['put and commit', () => books.inTransaction((ledger) => ledger.outbox.put(ENTRY))],
    ['progress of a broadcast of 5,000', () => broadcasts.progress(['b3'])],
    ['a receipt', (i) => books.inTransaction((ledger) => ledger.log.receive(receiptOf(i), NOW))],
  ]
  for (const [name, work] of others) {
    console.log(name.padEnd(40), shown(await timed(TIMES * 5, work)))
  }
}

const shown = (samples: readonly number[]) => {
  const { p50, p95 } = latency(samples)
  return `${p50} / ${p95} ms`
}

const middleOf = (rows: readonly { readonly id: string }[]) => rows.at(-1)?.id ?? ''

const days = (from: number, to: number) => ({
  from: NOW.subtract({ hours: from * 24 }),
  to: NOW.subtract({ hours: to * 24 }),
})

const HUNDREDS = { text: 'person_12', employeeIds: [] }

const FILTERS: readonly (readonly [string, LogFilter])[] = [
  ['none', {}],
  ['bot', { botId: 'bot2' }],
  ['bot, gone, 10 rows', { botId: 'gone' }],
  ['bot that never was', { botId: 'never' }],
  ['kind: picture', { kind: 'picture' }],
  ['kind: file', { kind: 'file' }],
  ['state: sent', { state: 'sent' }],
  ['state: failed (0.5%)', { state: 'failed' }],
  ['state: uncertain (50 rows)', { state: 'uncertain' }],
  ['state: queued (none)', { state: 'queued' }],
  ['employee', { employeeId: '17' }],
  ['employee, failed', { employeeId: '17', state: 'failed' }],
  ['employee, uncertain', { employeeId: '17', state: 'uncertain' }],
  ['employee, bot, file', { employeeId: '17', botId: 'bot1', kind: 'file' }],
  ['broadcast of 5,000', { broadcastId: 'b3' }],
  ['broadcast, failed', { broadcastId: 'b3', state: 'failed' }],
  ['one day, 80 days ago', days(80, 79)],
  ['one day 80 days ago, failed', { ...days(80, 79), state: 'failed' }],
  ['one day 80 days ago, employee', { ...days(80, 79), employeeId: '17' }],
  ['bot, file, failed', { botId: 'bot2', kind: 'file', state: 'failed' }],
  ['search: one person', { search: { text: 'person_1234', employeeIds: [] } }],
  ['search: hundreds', { search: { text: 'person_12', employeeIds: [] } }],
  ['search: everybody', { search: { text: 'person', employeeIds: [] } }],
  ['search: nobody', { search: { text: 'nobody', employeeIds: [] } }],
  ['search: a name', { search: { text: 'петрова', employeeIds: ['17', '18'] } }],
  [
    'search: one person, failed',
    { search: { text: 'person_1234', employeeIds: [] }, state: 'failed' },
  ],
  [
    'search: everybody, uncertain',
    { search: { text: 'person', employeeIds: [] }, state: 'uncertain' },
  ],
  ['search: hundreds, uncertain', { search: HUNDREDS, state: 'uncertain' }],
  ['search: hundreds, failed', { search: HUNDREDS, state: 'failed' }],
  ['search: hundreds, skipped', { search: HUNDREDS, state: 'skipped' }],
  ['search: hundreds, delivered (none)', { search: HUNDREDS, state: 'delivered' }],
  ['search: hundreds, pictures', { search: HUNDREDS, kind: 'picture' }],
]

const ENTRY: NewEntry = {
  botId: 'bot1',
  chatId: 'c1',
  lane: 'interactive',
  kind: 'text',
  topic: 'home',
  body: '{}',
  replaces: null,
  recipient: '@person_1',
  employeeId: '1',
  subscriberId: null,
}

const receiptOf = (i: number) => ({
  botId: 'bot3',
  chatId: `c${i}`,
  messageId: String(i),
  state: 'delivered' as const,
  andBefore: false,
  error: null,
})

/** 90 days of 2,000 people, 1,500 of them employees, with three bots; every 200th row is a broadcast's. */
function fill(path: string): number {
  const began = performance.now()
  const database = new SqliteDatabase(path)
  database.pragma('synchronous = OFF')
  database.pragma('journal_mode = OFF')
  // Sorted once at the end, they are made in a fraction of the time.
  const indexes = database
    .prepare(
      "select name, sql from sqlite_master where tbl_name = 'outbox' and sql like 'create index%'",
    )
    .all() as { readonly name: string; readonly sql: string }[]
  for (const { name } of indexes) database.exec(`drop index ${name}`)
  const startMs = NOW.epochMilliseconds - 90 * DAY_MS
  const stepMs = (90 * DAY_MS) / ROWS
  database.exec(`
    insert into bots (id, account_id, kind, external_id, name, token, webhook_key, webhook_secret, state, created_at, updated_at)
    select 'bot' || value, '1', iif(value = 3, 'viber', 'telegram'), value, 'Bot ' || value, '', value, '', 'working', '', ''
    from json_each('[1,2,3]');
    insert into broadcasts (id, account_id, key, by, topic, question, request, note, total, placed, created_at)
    select 'b' || value, '1', value, 'owner', '', '{}', '', '', 5000, 5000, '' from json_each('[1,2,3]');
    with recursive
      n(i) as (select 1 union all select i + 1 from n where i < ${ROWS}),
      m as (
        select i, cast(${startMs} + i * ${stepMs} as integer) as ms, (i * 7919) % 2000 as who,
          iif(i % 100000 = 7, 'gone', 'bot' || (1 + (i * 31) % 3)) as bot
        from n
      )
    insert into outbox (id, account_id, bot_id, chat_id, lane, topic, kind, body, recipient,
      employee_id, subscriber_id, state, attempts, due_at, message_id, created_at, updated_at,
      messenger, bot_name, broadcast_id, person)
    select
      substr(printf('%012x', ms), 1, 8) || '-' || substr(printf('%012x', ms), 9) ||
        printf('-7%03x-8000-%012x', i % 4096, i),
      '1', bot, 'c' || who, iif(i % 200 < 3 and i < 600000, 'bulk', 'interactive'),
      'deals.closed month all text',
      case when i % 5 = 0 then 'picture' when i % 50 = 1 then 'file' else 'text' end,
      '{"type":"report","request":"1Reat!M..","locale":"ru"}', '@person_' || who,
      iif(who < 1500, cast(who as text), null), iif(who < 1500, 's' || who, null),
      case when i % 200 = 9 then 'failed' when i % 20000 = 11 then 'uncertain'
        when i % 100 = 13 then 'skipped' when bot = 'bot3' and i % 2 = 0 then 'read' else 'sent' end,
      1, '', cast(i as text),
      strftime('%Y-%m-%dT%H:%M:%fZ', ms / 1000.0, 'unixepoch'),
      strftime('%Y-%m-%dT%H:%M:%fZ', ms / 1000.0, 'unixepoch'),
      iif(bot = 'bot3', 'viber', 'telegram'), bot,
      iif(i % 200 < 3 and i < 1000000, 'b' || (1 + i % 200), null),
      iif(who < 1500, cast(who as text), '') || '|@person_' || who
    from m;
  `)
  for (const { sql } of indexes) database.exec(sql)
  database.pragma('journal_mode = WAL')
  database.close()
  return round((performance.now() - began) / 1000)
}

const folder = await mkdtemp(join(tmpdir(), 'svodka-bench-log-'))
try {
  await measure(join(folder, 'svodka.sqlite'))
} finally {
  await rm(folder, { recursive: true })
}
