import { AppError } from '../kernel/index.ts'
import type { BotSettings, RoutesFor } from '../usecases/index.ts'
import { type Arguments, oneOf } from './command.ts'

/** What `bots set` changes; throws `bad-input` when that is nothing. */
export function readBotSettings(options: Arguments): Partial<BotSettings> {
  const requests = options.text('requests')
  const routes = options.text('routes')
  const apiUrl = options.text('api-url')
  if (requests === null && routes === null && apiUrl === null) {
    throw new AppError('bad-input', '--requests on|off, --routes or --api-url is missing')
  }
  if (apiUrl !== null && apiUrl !== '' && URL.parse(apiUrl) === null) {
    throw new AppError('bad-input', '--api-url: write https://HOST, or an empty word for none')
  }
  return {
    ...(requests !== null && {
      takesRequests: oneOf('--requests', requests, ['on', 'off']) === 'on',
    }),
    ...(routes !== null && { routes: routes.split(',').filter((route) => route !== '') }),
    ...(apiUrl !== null && { apiUrl: apiUrl || null }),
  }
}

/** What is known of one way. */
export type RouteState = ReturnType<ReturnType<RoutesFor>['states']>[number]

export function routeLine({ route, ok, ms, current, error }: RouteState): string {
  const verdict = ok === true ? `✓ ${ms} ms` : ok === null ? 'not tried' : `✗ ${error}`
  return `${current ? '→' : ' '} ${route} ${verdict}`
}
