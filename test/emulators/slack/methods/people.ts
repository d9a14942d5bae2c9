import { Refusal } from '../refusal.ts'
import type { Json } from '../wire.ts'
import type { SlackUser, World } from '../world.ts'
import { type Method, needed, text, userOf } from './method.ts'

const authTest: Method = {
  scopes: [],
  run({ app }, { origin }) {
    return {
      ok: true,
      url: `${origin}/`,
      team: 'Acme',
      user: app.name,
      team_id: app.teamId,
      user_id: app.botUser,
      bot_id: app.botId,
      is_enterprise_install: false,
    }
  },
}

const botsInfo: Method = {
  scopes: ['users:read'],
  run({ app }, call) {
    if (text(call, 'bot') !== app.botId) throw new Refusal('bot_not_found')
    const { botId: id, appId: app_id, botUser: user_id, name } = app
    return { ok: true, bot: { id, app_id, user_id, name, deleted: false, updated: 0, icons: {} } }
  },
}

const open: Method = {
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  run(world, call) {
    const users = needed(call, 'users').split(',')
    if (users.length !== 1) throw new Refusal('missing_scope', { needed: 'mpim:write' })
    const user = userOf(world, users[0] ?? '')
    if (user.deleted) throw new Refusal('user_disabled')
    if (user.is_bot) throw new Refusal('cannot_dm_bot')
    return { ok: true, no_op: true, already_open: true, channel: { id: world.im(user.id).id } }
  },
}

const usersInfo: Method = {
  scopes: ['users:read'],
  run(world, call) {
    return { ok: true, user: userJson(world, userOf(world, needed(call, 'user'))) }
  },
}

const byEmail: Method = {
  scopes: ['users:read.email'],
  run(world, call) {
    const email = needed(call, 'email')
    const user = world.users.values().find((one) => one.email === email && !one.deleted)
    if (user === undefined) throw new Refusal('users_not_found')
    return { ok: true, user: userJson(world, user) }
  },
}

function userJson(
  { app }: World,
  { id, name, real_name, email, deleted, is_bot }: SlackUser,
): Json {
  const shown = app.scopes.has('users:read.email') ? { email } : {}
  return {
    id,
    team_id: app.teamId,
    name,
    deleted,
    real_name,
    tz: 'Europe/Moscow',
    tz_offset: 10_800,
    profile: { real_name, display_name: name, ...shown },
    is_admin: false,
    is_restricted: false,
    is_bot,
    is_email_confirmed: true,
  }
}

const openConnection: Method = {
  scopes: [],
  forApp: true,
  run: (_, { sockets }) => ({ ok: true, url: sockets.open() }),
}

export const PEOPLE: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'bots.info': botsInfo,
  'conversations.open': open,
  'users.info': usersInfo,
  'users.lookupByEmail': byEmail,
  'apps.connections.open': openConnection,
}
