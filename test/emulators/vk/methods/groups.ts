import type { CallbackServer } from '../callback-server.ts'
import { Refusal } from '../refusal.ts'
import { type Call, type Method, needs, numberOf, ownGroup, textOf } from './call.ts'

const MOST_SERVERS = 10

const SETTINGS: Readonly<Record<string, number>> = {
  messages: 4096,
  photos: 4,
  docs: 131_072,
  manage: 262_144,
}

const getById: Method = ({ community }) => ({
  groups: [{ ...community.profile, is_closed: 0, type: 'group' }],
  profiles: [],
})

const getTokenPermissions: Method = ({ rights }) => {
  const permissions = [...rights].map((name) => ({ name, setting: SETTINGS[name] ?? 0 }))
  return { mask: permissions.reduce((sum, { setting }) => sum + setting, 0), permissions }
}

const getCallbackConfirmationCode: Method = (call) => {
  needs(call, 'manage')
  return { code: ownGroup(call).code() }
}

const addCallbackServer: Method = (call) => {
  needs(call, 'manage')
  const community = ownGroup(call)
  if (community.servers.size >= MOST_SERVERS) {
    throw new Refusal(2000, 'Cannot add more servers: limit reached')
  }
  const server_id = community.addServer(readSettings(call))
  const server = community.servers.get(server_id)
  if (server !== undefined) community.confirm(server)
  return { server_id }
}

const editCallbackServer: Method = (call) => {
  needs(call, 'manage')
  const server = serverOf(call)
  Object.assign(server.settings, readSettings(call))
  call.community.confirm(server)
  return 1
}

function readSettings(call: Call) {
  const { secret_key = '' } = call.params
  const settings = { url: textOf(call, 'url'), title: textOf(call, 'title'), secret_key }
  const fits = settings.title.length <= 14 && /^[A-Za-z0-9]{0,50}$/.test(secret_key)
  if (!fits || !URL.canParse(settings.url)) throw new Refusal(100, 'Invalid server settings')
  return settings
}

function serverOf(call: Call): CallbackServer {
  const server = ownGroup(call).servers.get(numberOf(call, 'server_id'))
  if (server === undefined) throw new Refusal(104, 'Not found')
  return server
}

const setCallbackSettings: Method = (call) => {
  needs(call, 'manage')
  change(serverOf(call).enabled, call)
  return 1
}

/** Every event that is not named keeps its value. */
function change(kinds: Set<string>, { params }: Call): void {
  const events = Object.entries(params).filter(([name]) => name.startsWith('message_'))
  for (const [name, value] of events) {
    if (value === '1') kinds.add(name)
    else if (value === '0') kinds.delete(name)
  }
}

const getCallbackServers: Method = (call) => {
  needs(call, 'manage')
  const items = [...ownGroup(call).servers.values()].map(({ id, settings, status }) => ({
    ...{ id, title: settings.title, creator_id: 743784474, url: settings.url },
    ...{ secret_key: settings.secret_key, status },
  }))
  return { count: items.length, items }
}

const deleteCallbackServer: Method = (call) => {
  needs(call, 'manage')
  const server = serverOf(call)
  server.close()
  call.community.servers.delete(server.id)
  return 1
}

const setLongPollSettings: Method = (call) => {
  needs(call, 'manage')
  const { longPoll } = ownGroup(call)
  if (call.params.enabled !== undefined) longPoll.enabled = call.params.enabled === '1'
  change(longPoll.kinds, call)
  return 1
}

const getLongPollServer: Method = (call) => {
  const { longPoll, profile } = ownGroup(call)
  if (!longPoll.enabled) throw new Refusal(100, 'longpoll for this group is not enabled')
  return longPoll.place(`${call.baseUrl}/whp/${profile.id}`)
}

export const GROUP_METHODS = {
  'groups.getById': getById,
  'groups.getTokenPermissions': getTokenPermissions,
  'groups.getCallbackConfirmationCode': getCallbackConfirmationCode,
  'groups.addCallbackServer': addCallbackServer,
  'groups.editCallbackServer': editCallbackServer,
  'groups.setCallbackSettings': setCallbackSettings,
  'groups.getCallbackServers': getCallbackServers,
  'groups.deleteCallbackServer': deleteCallbackServer,
  'groups.setLongPollSettings': setLongPollSettings,
  'groups.getLongPollServer': getLongPollServer,
}
