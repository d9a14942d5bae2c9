import { sortEntities } from './html.ts'
import type { Entity } from './wire.ts'

const KINDS =
  /(?<bot_command>(?<![\p{L}\d_/<>])\/[A-Za-z][\w]{0,31}(?:@\w{3,32})?(?![\p{L}\d_/]))|(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<mention>(?<![\p{L}\d_])@[A-Za-z]\w{3,31}\b)|(?<hashtag>(?<![\p{L}\d_])#[\p{L}\d_]*[\p{L}_][\p{L}\d_]*)|(?<url>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/gu
const WORTH_A_LOOK = /[/@#]/

/** Entities that Telegram finds by itself: commands, mentions, hashtags, links, e-mail addresses. */
export function detectEntities(text: string, marked: readonly Entity[]): readonly Entity[] {
  if (!WORTH_A_LOOK.test(text)) return marked
  const found: Entity[] = []
  for (const { index, groups, 0: whole } of text.matchAll(KINDS)) {
    const type = Object.entries(groups ?? {}).find(([, value]) => value !== undefined)?.[0]
    const entity = { offset: index, length: whole.length, type: type ?? 'url' }
    if (!marked.some((other) => hides(other, entity))) found.push(entity)
  }
  return found.length === 0 ? marked : sortEntities([...marked, ...found])
}

function hides(marked: Entity, found: Entity): boolean {
  const apart =
    marked.offset >= found.offset + found.length || found.offset >= marked.offset + marked.length
  return !apart && ['text_link', 'code', 'pre', 'text_mention'].includes(marked.type)
}
