// 19 digits, and JSON.parse keeps 16 of them. Inside a text the quotes would be escaped.
const TOKEN = /("message_token"\s*:\s*)(\d+)/g

/** JSON as Viber writes it, with message tokens as texts. Null when it is none. */
export function parseLossless(json: string): unknown {
  try {
    return JSON.parse(json.replaceAll(TOKEN, '$1"$2"'))
  } catch {
    return null
  }
}
