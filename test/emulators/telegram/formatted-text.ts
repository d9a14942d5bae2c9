import { detectEntities } from './detected-entities.ts'
import { type FormattedText, parseHtml, sortEntities } from './html.ts'
import { badRequest } from './refusal.ts'
import type { Entity } from './wire.ts'

/** What a call says about a text: the words and how to read them. */
interface TextInput {
  readonly text: string
  readonly parseMode: string
  /** The value of `entities` or `caption_entities`; only looked at without a parse mode. */
  readonly entities: unknown
}

interface Limit {
  readonly codePoints: number
  readonly tooLong: string
  readonly mayBeEmpty: boolean
}

export const MESSAGE_TEXT: Limit = {
  codePoints: 4096,
  tooLong: 'message is too long',
  mayBeEmpty: false,
}
export const CAPTION: Limit = {
  codePoints: 1024,
  tooLong: 'message caption is too long',
  mayBeEmpty: true,
}

const RAW_BYTES = 1 << 15
const CODE = new Set(['code', 'pre'])
/** Control characters become spaces, carriage returns and direction marks vanish. */
const UNCLEAN = /[^\P{Cc}\n]|[\u2028-\u202e]/u
const BLANK = /^[\s\p{Cf}]*$/u

/**
 * The text and entities a message will have: parsed, cleaned, trimmed, measured.
 * The vendor counts Unicode code points after parsing, and 32 768 bytes before it.
 */
export function readFormattedText(input: TextInput, limit: Limit): FormattedText {
  if (input.text.length > RAW_BYTES / 4 && Buffer.byteLength(input.text) > RAW_BYTES) {
    throw badRequest('text is too long')
  }
  const { text, entities } = trimmed(cleaned(parsed(input)))
  if (BLANK.test(text)) {
    if (!limit.mayBeEmpty) throw badRequest('text must be non-empty')
    return { text: '', entities: [] }
  }
  if (text.length > limit.codePoints && [...text].length > limit.codePoints) {
    throw badRequest(limit.tooLong)
  }
  return { text, entities: detectEntities(text, outsideCode(entities)) }
}

function parsed({ text, parseMode, entities }: TextInput): FormattedText {
  if (text === '') return { text, entities: [] }
  switch (parseMode.toLowerCase()) {
    case '':
    case 'none':
      return { text, entities: readEntities(entities) }
    case 'html':
      return parseHtml(text)
    case 'markdown':
    case 'markdownv2':
      // Not a limit of the vendor's: nothing of ours writes Markdown.
      throw badRequest('this emulator reads HTML only')
    default:
      throw badRequest('unsupported parse_mode')
  }
}

function readEntities(value: unknown): Entity[] {
  if (!Array.isArray(value)) return []
  const entities = value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) {
      throw badRequest("can't parse MessageEntity: expected an Object")
    }
    const { type, offset, length } = item as Record<string, unknown>
    if (!Number.isInteger(offset) || !Number.isInteger(length) || typeof type !== 'string') {
      throw badRequest('can\'t parse MessageEntity: Can\'t find field "offset"')
    }
    // Proven right above.
    return item as Entity
  })
  return sortEntities(entities.filter(({ length }) => length > 0))
}

function cleaned(input: FormattedText): FormattedText {
  if (!UNCLEAN.test(input.text)) return input
  const moved: number[] = []
  let text = ''
  for (const unit of input.text.split('')) {
    moved.push(text.length)
    if (!UNCLEAN.test(unit)) text += unit
    else if (unit < ' ' && unit !== '\r') text += ' '
  }
  moved.push(text.length)
  return { text, entities: placed(input.entities, (index) => moved[index] ?? text.length) }
}

// White space in front is kept from where the first entity begins.
function trimmed({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length
  const firstEntity = entities[0]?.offset ?? end
  let start = 0
  while (start < firstEntity && (text[start] === ' ' || text[start] === '\n')) start++
  if (start === 0 && end === text.length) return { text, entities }
  const moved = (index: number) => Math.min(Math.max(index, start), end) - start
  return { text: text.slice(start, end), entities: placed(entities, moved) }
}

function placed(entities: readonly Entity[], moved: (index: number) => number): Entity[] {
  return entities
    .map((entity) => {
      const offset = moved(entity.offset)
      return { ...entity, offset, length: moved(entity.offset + entity.length) - offset }
    })
    .filter(({ length }) => length > 0)
}

// Inside code nothing else is marked.
function outsideCode(entities: readonly Entity[]): readonly Entity[] {
  const code = entities.filter(({ type }) => CODE.has(type))
  if (code.length === 0) return entities
  return entities.filter(
    (entity) =>
      CODE.has(entity.type) ||
      entity.type === 'blockquote' ||
      !code.some((one) => meet(one, entity)),
  )
}

function meet(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
