import { AppError } from '../../kernel/index.ts'
import { type RouteState, withoutPassword } from '../../messengers/index.ts'
import type { Bot, BotSettings } from '../../usecases/index.ts'

/** What the page shows of ways: everything but passwords. */
export function shownRoutes(states: readonly RouteState[]): RouteState[] {
  return states.map((state) => ({ ...state, route: withoutPassword(state.route) }))
}

/** Passwords are not shown, so a way that comes back without its own keeps it. */
export function withPasswords(
  settings: Partial<BotSettings>,
  bot: Bot | null,
): Partial<BotSettings> {
  const { routes } = settings
  if (routes === undefined) return settings
  const kept = new Map(bot?.settings.routes.map((route) => [withoutPassword(route), route]))
  return { ...settings, routes: routes.map((route) => kept.get(route) ?? own(route)) }
}

/** A password is only known together with the host and the name that it was entered for. */
function own(route: string): string {
  if (URL.parse(route)?.password !== '***') return route
  throw new AppError('bad-input', 'Another proxy than before: enter its password, not «***»')
}
