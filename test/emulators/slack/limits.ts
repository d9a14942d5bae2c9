/** Calls a minute that the vendor promises to allow, by tier. */
const TIERS: Readonly<Record<string, number>> = {
  'conversations.open': 50,
  'conversations.history': 50,
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'users.info': 100,
  'users.lookupByEmail': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'views.open': 100,
  'views.publish': 100,
  'apps.connections.open': 1,
}

const MINUTE_MS = 60_000
const BURST = 5

/**
 * Counts calls; returns how many seconds to wait, or null when the call is within the limits.
 * Posting is limited to one message a second in a conversation, with short bursts.
 */
export function createLimits(now: () => number) {
  const calls = new Map<string, number[]>()
  const within = (key: string, most: number, windowMs: number): number | null => {
    const since = now() - windowMs
    const recent = (calls.get(key) ?? []).filter((at) => at > since)
    const [oldest = 0] = recent
    if (recent.length >= most) return Math.max(1, Math.ceil((oldest - since) / 1000))
    calls.set(key, [...recent, now()])
    return null
  }
  return (method: string, channel: string): number | null => {
    if (method === 'chat.postMessage') return within(`${method} ${channel}`, BURST, BURST * 1000)
    const most = TIERS[method]
    return most === undefined ? null : within(method, most, MINUTE_MS)
  }
}
