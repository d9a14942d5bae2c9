/** A link as Telegram keeps it, or the vendor's words for why it is none. */
type CheckedLink = { readonly url: string } | { readonly problem: string }

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i

/**
 * Checks a link the way the vendor's library does: no scheme means http, only http, https, tg and
 * ton are links, and a host without a dot («localhost») is not one.
 */
export function checkLink(link: string): CheckedLink {
  const trimmed = link.trim()
  const scheme = SCHEME.exec(trimmed)?.[1]?.toLowerCase()
  if (scheme === 'tg' || scheme === 'ton') return { url: trimmed }
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return { problem: 'Unsupported URL protocol' }
  }
  const url = URL.parse(scheme === undefined ? `http://${trimmed}` : trimmed)
  if (url === null || !url.hostname.includes('.')) return { problem: 'Wrong HTTP URL' }
  return { url: url.href }
}
