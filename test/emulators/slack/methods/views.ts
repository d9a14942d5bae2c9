import { Refusal } from '../refusal.ts'
import { readView } from '../view-rules.ts'
import type { Json } from '../wire.ts'
import { changed, type OpenView, type World } from '../world.ts'
import { type Method, needed, userOf } from './method.ts'

const open: Method = {
  scopes: [],
  run(world, call) {
    const view = readView(needed(call, 'view'), 'modal')
    const user = spendTrigger(world, needed(call, 'trigger_id'))
    const opened = { id: world.id('V'), user, view }
    world.modals.set(user, opened)
    changed(world)
    return { ok: true, view: viewJson(world, opened) }
  },
}

const publish: Method = {
  scopes: [],
  run(world, call) {
    const user = userOf(world, needed(call, 'user_id'))
    const view = readView(needed(call, 'view'), 'home')
    const published = { id: world.homes.get(user.id)?.id ?? world.id('V'), user: user.id, view }
    world.homes.set(user.id, published)
    changed(world)
    return { ok: true, view: viewJson(world, published) }
  },
}

/** A trigger opens one window, within seconds of what the person did. */
function spendTrigger(world: World, id: string): string {
  const trigger = world.triggers.get(id)
  if (trigger === undefined) throw new Refusal('invalid_trigger_id')
  if (trigger.used) throw new Refusal('exchanged_trigger_id')
  if (trigger.until < world.now()) throw new Refusal('expired_trigger_id')
  trigger.used = true
  return trigger.user
}

/** A view as the vendor shows it, with what people filled in. */
export function viewJson({ app }: World, { id, view }: OpenView, values: Json = {}): Json {
  return {
    title: null,
    submit: null,
    close: null,
    private_metadata: '',
    callback_id: '',
    ...view,
    id,
    team_id: app.teamId,
    state: { values },
    hash: '1.abc',
    root_view_id: id,
    previous_view_id: null,
    clear_on_close: false,
    notify_on_close: false,
    app_id: app.appId,
    bot_id: app.botId,
    external_id: '',
  }
}

export const VIEWS: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.publish': publish,
}
