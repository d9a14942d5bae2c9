import { type AttributeSource, isSpace, readAttribute, readReference } from './html-tokens.ts'
import { checkLink } from './links.ts'
import { badRequest } from './refusal.ts'
import type { Entity } from './wire.ts'

export interface FormattedText {
  readonly text: string
  readonly entities: readonly Entity[]
}

interface OpenTag {
  readonly name: string
  argument: string
  format: string
  /** Where the tagged text begins, in UTF-16 code units of the result. */
  readonly start: number
}

interface Parsing {
  readonly source: string
  at: number
  text: string
  readonly open: OpenTag[]
  readonly entities: Entity[]
}

const PLAIN_TAGS: ReadonlyMap<string, string> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strikethrough'],
  ['strike', 'strikethrough'],
  ['del', 'strikethrough'],
  ['span', 'spoiler'],
  ['tg-spoiler', 'spoiler'],
])
const OTHER_TAGS = new Set(['a', 'code', 'pre', 'blockquote', 'tg-emoji', 'tg-time'])

/** Which of two entities over the same stretch comes first in an answer. */
const PRIORITY: Readonly<Record<string, number>> = {
  blockquote: 0,
  expandable_blockquote: 0,
  pre: 11,
  code: 20,
  text_link: 49,
  bold: 90,
  italic: 91,
  underline: 92,
  strikethrough: 93,
  spoiler: 94,
  custom_emoji: 99,
}

/**
 * Reads Telegram's HTML by the rules of the vendor's own parser and refuses what it refuses, in its
 * words; offsets in those words are bytes of UTF-8. Nothing is trimmed here.
 */
export function parseHtml(source: string): FormattedText {
  if (!source.includes('<') && !source.includes('&')) return { text: source, entities: [] }
  const parsing: Parsing = { source, at: 0, text: '', open: [], entities: [] }
  while (parsing.at < source.length) step(parsing)
  const unclosed = parsing.open.at(-1)
  if (unclosed) throw refused(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  if (/\p{Surrogate}/u.test(parsing.text)) {
    throw refused(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  }
  return { text: parsing.text, entities: sortEntities(parsing.entities.map(withoutCodeLanguage)) }
}

/** Earlier first, then longer first, then by the vendor's priority of kinds. */
export function sortEntities(entities: readonly Entity[]): Entity[] {
  return entities.toSorted(
    (a, b) =>
      a.offset - b.offset ||
      b.length - a.length ||
      (PRIORITY[a.type] ?? 50) - (PRIORITY[b.type] ?? 50),
  )
}

function step(parsing: Parsing): void {
  const { source, at } = parsing
  const first = source[at]
  if (first === '<') {
    if (source[at + 1] === '/') readEndTag(parsing)
    else readStartTag(parsing)
    return
  }
  const reference = first === '&' ? readReference(source, at) : null
  if (reference) {
    parsing.text += reference.character
    parsing.at = reference.end
    return
  }
  let end = at + 1
  while (end < source.length && source[end] !== '<' && source[end] !== '&') end++
  parsing.text += source.slice(at, end)
  parsing.at = end
}

function readStartTag(parsing: Parsing): void {
  const { source, at: begin } = parsing
  const here = () => `at byte offset ${byteOffset(source, begin)}`
  const nameEnd = skipName(source, begin + 1)
  if (nameEnd >= source.length) throw refused(`Unclosed start tag ${here()}`)
  const name = source.slice(begin + 1, nameEnd).toLowerCase()
  if (!PLAIN_TAGS.has(name) && !OTHER_TAGS.has(name)) {
    throw refused(`Unsupported start tag "${name}" ${here()}`)
  }

  const tag: OpenTag = { name, argument: '', format: '', start: parsing.text.length }
  const attributes: AttributeSource = { source, at: nameEnd, tag: name, begin, refused, byteOffset }
  for (;;) {
    const attribute = readAttribute(attributes)
    if (attribute === null) break
    applyAttribute(tag, attribute.name, attribute.value)
  }
  if (name === 'span' && tag.argument !== 'spoiler') {
    throw refused(`Tag "span" must have class "tg-spoiler" ${here()}`)
  }
  parsing.open.push(tag)
  parsing.at = attributes.at + 1
}

function applyAttribute(tag: OpenTag, name: string, value: string): void {
  switch (`${tag.name} ${name}`) {
    case 'a href':
    case 'tg-emoji emoji-id':
    case 'tg-time unix':
      tag.argument = value
      break
    case 'tg-time format':
      tag.format = value
      break
    case 'code class':
      if (value.startsWith('language-')) tag.argument = value.slice('language-'.length)
      break
    case 'span class':
      if (value.startsWith('tg-')) tag.argument = value.slice('tg-'.length)
      break
    case 'blockquote expandable':
      tag.argument = 'expandable'
      break
  }
}

function readEndTag(parsing: Parsing): void {
  const { source, at: begin, open } = parsing
  const here = () => `at byte offset ${byteOffset(source, begin)}`
  const tag = open.at(-1)
  if (!tag) throw refused(`Unexpected end tag ${here()}`)
  const nameEnd = skipName(source, begin + 2)
  const name = source.slice(begin + 2, nameEnd).toLowerCase()
  let end = nameEnd
  while (end < source.length && isSpace(source[end])) end++
  if (source[end] !== '>') throw refused(`Unclosed end tag ${here()}`)
  if (name !== '' && name !== tag.name) {
    throw refused(`Unmatched end tag ${here()}, expected "</${tag.name}>", found "</${name}>"`)
  }
  open.pop()
  parsing.at = end + 1
  if (parsing.text.length > tag.start) addEntity(parsing, tag)
}

function addEntity({ text, entities }: Parsing, tag: OpenTag): void {
  const place = { offset: tag.start, length: text.length - tag.start }
  const plain = PLAIN_TAGS.get(tag.name)
  if (plain !== undefined) {
    entities.push({ ...place, type: plain })
  } else if (tag.name === 'blockquote') {
    const type = tag.argument === '' ? 'blockquote' : 'expandable_blockquote'
    entities.push({ ...place, type })
  } else if (tag.name === 'a') {
    addLink(entities, place, tag.argument || text.slice(tag.start))
  } else if (tag.name === 'tg-emoji') {
    if (!/^[1-9]\d*$/.test(tag.argument)) throw refused('Invalid custom emoji identifier specified')
    entities.push({ ...place, type: 'custom_emoji', custom_emoji_id: tag.argument })
  } else if (tag.name === 'tg-time') {
    const format = tag.format === '' ? {} : { date_time_format: tag.format }
    entities.push({ ...place, type: 'date_time', unix_time: Number(tag.argument), ...format })
  } else {
    addCode(entities, place, tag)
  }
}

// A link that is none loses its link and keeps its text; no error. A mention of a person by id
// would need the person's profile here and is kept as text too.
function addLink(entities: Entity[], place: Place, link: string): void {
  const checked = checkLink(link)
  if ('url' in checked && !checked.url.startsWith('tg://user')) {
    entities.push({ ...place, type: 'text_link', url: checked.url })
  }
}

interface Place {
  readonly offset: number
  readonly length: number
}

// <pre><code class="language-x"> over the same stretch, either way round, is one «pre».
function addCode(entities: Entity[], place: Place, tag: OpenTag): void {
  const last = entities.at(-1)
  const other = tag.name === 'pre' ? 'code' : 'pre'
  const same = last?.type === other && last.offset === place.offset && last.length === place.length
  const language = tag.name === 'pre' ? last?.language : tag.argument
  if (same && language) {
    entities[entities.length - 1] = { ...place, type: 'pre', language }
    return
  }
  const own = tag.name === 'code' && tag.argument !== '' ? { language: tag.argument } : {}
  entities.push({ ...place, type: tag.name, ...own })
}

function withoutCodeLanguage(entity: Entity): Entity {
  if (entity.type !== 'code' || entity.language === undefined) return entity
  return { offset: entity.offset, length: entity.length, type: 'code' }
}

function skipName(source: string, from: number): number {
  let at = from
  while (at < source.length && source[at] !== '>' && !isSpace(source[at])) at++
  return at
}

function byteOffset(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index))
}

function refused(words: string) {
  return badRequest(`can't parse entities: ${words}`)
}
