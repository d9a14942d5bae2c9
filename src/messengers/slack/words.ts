const REFERENCE = /<([^<>]*)>/g

/**
 * What a person wrote, without Slack's escapes: `<mailto:a@b.ru|a@b.ru>` is an address, `&lt;` a
 * sign. https://docs.slack.dev/messaging/formatting-message-text
 */
export function unescapeWords(text: string): string {
  return text
    .replaceAll(REFERENCE, (_, inside: string) => toWords(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

function toWords(inside: string): string {
  const [target = '', label] = inside.split('|')
  // Somebody was called by name: the bot, in a channel.
  if (/^[@!#]/.test(target)) return label ?? ''
  return label ?? target.replace(/^(mailto|tel):/, '')
}

/** For texts that Slack reads as its markup: it then reads none. */
export function escapeWords(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
