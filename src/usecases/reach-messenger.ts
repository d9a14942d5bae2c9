import { AppError } from '../kernel/index.ts'
import { mustBeNear, mustBeReachable } from '../messengers/index.ts'
import type { BotSettings } from './ledger.ts'

/**
 * Makes sure that a bot's own ways to its messenger lead somewhere that we may call. Throws
 * `bad-config` for an address that must not be called, `bad-input` for what is none.
 */
export async function mustReachMessenger({
  apiUrl,
  routes,
}: Partial<Pick<BotSettings, 'apiUrl' | 'routes'>>): Promise<void> {
  const proxies = (routes ?? []).filter((route) => route !== 'direct')
  await Promise.all(proxies.map(mustBeProxy))
  if (apiUrl) await mustBeRelay(apiUrl, proxies.length > 0)
}

/** The token is part of what a relay is told: over the internet it goes encrypted, or not at all. */
async function mustBeRelay(address: string, behindProxy: boolean): Promise<void> {
  const url = URL.parse(address)
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!plain || !/^https?:$/.test(url.protocol)) {
    throw new AppError('bad-input', 'A relay is an address such as https://relay.example.ru', {
      field: 'settings.apiUrl',
    })
  }
  if (url.protocol === 'http:') return mustBeNear(address)
  // Behind a proxy it is the proxy that knows the name.
  if (!behindProxy) await mustBeReachable(address)
}

async function mustBeProxy(address: string): Promise<void> {
  const url = URL.parse(address)
  if (url === null || !/^(socks5h?|https?):$/.test(url.protocol)) {
    throw new AppError('bad-input', 'A way is «direct», or a proxy such as socks5://host:1080', {
      field: 'settings.routes',
    })
  }
  await mustBeReachable(address)
}
