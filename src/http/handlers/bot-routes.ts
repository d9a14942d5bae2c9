import { mustBeReachable } from '../../messengers/index.ts'
import type { BotSettings } from '../../usecases/index.ts'

/** Throws `bad-config` for addresses that no server of ours has a reason to call. */
export async function mustBeAllowed({ routes = [], apiUrl }: Partial<BotSettings>): Promise<void> {
  const proxies = routes.filter((route) => route !== 'direct')
  await Promise.all(proxies.map(mustBeReachable))
  // Behind a proxy it is the proxy that knows the name.
  if (apiUrl && proxies.length === 0) await mustBeReachable(apiUrl)
}
