import type { Kysely, Selectable } from 'kysely'
import type { SecretBox } from '../kernel/index.ts'
import type { Bot, BotKeys, BotSettings, Bots } from '../usecases/index.ts'
import type { Keeper } from './keeper.ts'
import type { Database } from './schema.ts'
import { timestamp } from './timestamp.ts'

export function createBots(db: Kysely<Database>, { accountId, clock, secretBox }: Keeper): Bots {
  const ours = () => db.selectFrom('bots').selectAll().where('account_id', '=', accountId)
  // Written only by `add`, with values of these unions.
  const toBot = (row: Selectable<Database['bots']>): Bot => ({
    id: row.id,
    kind: row.kind as Bot['kind'],
    externalId: row.external_id,
    name: row.name,
    username: row.username,
    token: secretBox.open(row.token),
    webhookKey: row.webhook_key,
    webhookSecret: secretBox.open(row.webhook_secret),
    keys: row.keys === null ? NO_KEYS : JSON.parse(secretBox.open(row.keys)),
    settings: { ...DEFAULTS, ...JSON.parse(openSettings(secretBox, row.settings)) },
    state: row.state as Bot['state'],
    updatedAt: Temporal.Instant.from(row.updated_at),
  })
  return {
    async all() {
      const rows = await ours().orderBy('created_at').orderBy('id').execute()
      return rows.map(toBot)
    },
    async byId(id) {
      const row = await ours().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toBot(row)
    },
    async add(bot) {
      const now = timestamp(clock())
      const row = {
        id: bot.id,
        account_id: accountId,
        kind: bot.kind,
        external_id: bot.externalId,
        name: bot.name,
        username: bot.username,
        token: secretBox.seal(bot.token),
        webhook_key: bot.webhookKey,
        webhook_secret: secretBox.seal(bot.webhookSecret),
        keys: secretBox.seal(JSON.stringify(bot.keys)),
        settings: secretBox.seal(JSON.stringify(bot.settings)),
        state: bot.state,
        created_at: now,
        updated_at: now,
      }
      await db.insertInto('bots').values(row).execute()
    },
    async changeState(id, state) {
      await db
        .updateTable('bots')
        .set({ state, updated_at: timestamp(clock()) })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
    async change(id, { token, webhookSecret, keys, settings, ...plain }) {
      const changes = {
        ...plain,
        ...(token !== undefined && { token: secretBox.seal(token) }),
        ...(webhookSecret !== undefined && { webhook_secret: secretBox.seal(webhookSecret) }),
        ...(keys !== undefined && { keys: secretBox.seal(JSON.stringify(keys)) }),
        ...(settings !== undefined && {
          settings: secretBox.seal(JSON.stringify(settings)),
        }),
        updated_at: timestamp(clock()),
      }
      await db
        .updateTable('bots')
        .set(changes)
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('bots').where('account_id', '=', accountId).where('id', '=', id).execute()
    },
  }
}

/** Ways through a proxy hold its password. A bot from before there were any has plain settings. */
export function openSettings({ open }: SecretBox, kept: string): string {
  return kept.startsWith('{') ? kept : open(kept)
}

const NO_KEYS: BotKeys = { appToken: null, confirmation: null }

/** For bots that were added before there was anything to decide. */
const DEFAULTS: BotSettings = { takesRequests: false, routes: [], apiUrl: null }
