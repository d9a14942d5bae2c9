import { AppError } from '../kernel/index.ts'
import { type RouteState, withoutPassword } from '../messengers/index.ts'
import type { Bot, BotSettings } from './ledger.ts'
import type { RoutesFor } from './manage-bots.ts'

/** What is known of a bot's ways to its messenger, without passwords. */
export function knownRoutes(routesFor: RoutesFor, bot: Bot): readonly RouteState[] {
  return routesFor(bot).states().map(shown)
}

/** The same after every way was tried. */
export async function testRoutes(routesFor: RoutesFor, bot: Bot): Promise<readonly RouteState[]> {
  const states = await routesFor(bot).test()
  return states.map(shown)
}

const shown = (state: RouteState): RouteState => ({
  ...state,
  route: withoutPassword(state.route),
})

/** What is decided about a bot, without the passwords of its ways. */
export function shownSettings(settings: BotSettings): BotSettings & { routes: string[] } {
  return { ...settings, routes: settings.routes.map(withoutPassword) }
}

/** Passwords are not shown, so a way that comes back without its own keeps it. */
export function withPasswords(
  settings: Partial<BotSettings>,
  bot: Bot | null,
): Partial<BotSettings> {
  const { routes } = settings
  if (routes === undefined) return settings
  const kept = new Map(bot?.settings.routes.map((route) => [withoutPassword(route), route]))
  return { ...settings, routes: routes.map((route) => kept.get(route) ?? ownPassword(route)) }
}

/** A password is only known together with the host and the name that it was entered for. */
function ownPassword(route: string): string {
  if (URL.parse(route)?.password !== '***') return route
  throw new AppError('bad-input', 'Another proxy than before: enter its password, not «***»')
}
