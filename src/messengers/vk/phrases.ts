const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
])

// In chats the bot is addressed: «[club224466880|@acme_crm] план».
const ADDRESSED = /^\s*\[club\d+\|[^\]]*\][\s,:]*/

/** What somebody said: without our own name before it, and with its signs as they were typed. */
export function spoken(text: string): string {
  return text
    .replace(ADDRESSED, '')
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES.get(entity) ?? entity)
}

/** The words of VK's own first button, and the command that people know from elsewhere. */
export function isStart(words: string): boolean {
  return /^\s*(?:начать|start|\/start(?:\s+[\w-]{1,64})?)\s*$/i.test(words)
}

interface Spoken {
  readonly words: string
  /** What the link carried by which the chat was opened. */
  readonly ref: string | undefined
  readonly started: boolean
}

/**
 * The code of an invitation: from the link; or typed by hand, as the whole message or with the link
 * around it, for some applications lose what a link carries. Whoever did not begin with «Начать»
 * may have come by somebody else's link, so there the code must be of the shape of ours.
 */
export function invitationIn({ words, ref, started }: Spoken): string | null {
  if (ref !== undefined && (started ? REF : CODE).test(ref)) return ref
  const typed = /^\s*(?:\/start\s+|(?:https?:\/\/)?vk\.(?:me|ru|com)\/\S+[?&]ref=)?([\w-]+)\s*$/i
  const [, code = ''] = typed.exec(words) ?? []
  return CODE.test(code) ? code : null
}

const REF = /^[\w-]{1,64}$/
/** 128 bits in the letters of base64url. */
const CODE = /^[\w-]{21}[AQgw]$/
