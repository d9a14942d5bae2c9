import { isObject, type Json, objects, textOf, within } from './wire.ts'

/** Where blocks stand: each surface takes others, and another number of them. */
export type Surface = 'message' | 'modal' | 'home'

const MOST: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 }
/** Characters in all blocks of a message together, as observed. */
const MOST_CHARACTERS = 13_200

/** What is wrong with blocks by the rules of Block Kit, in the vendor's words; empty when nothing is. */
export function wrongWithBlocks(blocks: readonly unknown[], surface: Surface): string[] {
  const count = blocks.length > MOST[surface] ? [`no more than ${MOST[surface]} items allowed`] : []
  const ids = blocks.filter(isObject).map((block) => textOf(block, 'block_id'))
  const given = ids.filter((id) => id !== '')
  const twice = new Set(given).size < given.length ? ['block_id must be unique'] : []
  const each = blocks.flatMap((block, index) =>
    checkBlock(block, surface).map(
      ({ words, at }) => `${words} [json-pointer:/blocks/${index}${at}]`,
    ),
  )
  return [...count, ...twice, ...each]
}

export const isTooLong = (blocks: readonly unknown[]): boolean =>
  JSON.stringify(blocks).length > MOST_CHARACTERS

interface Wrong {
  readonly words: string
  readonly at: string
}

const wrong = (words: string, at: string): Wrong[] => [{ words, at }]

const LEGAL: Readonly<Record<Surface, readonly string[]>> = {
  message: ['section', 'actions', 'image', 'context', 'divider', 'header', 'rich_text', 'file'],
  modal: ['section', 'actions', 'image', 'context', 'divider', 'header', 'rich_text', 'input'],
  home: ['section', 'actions', 'image', 'context', 'divider', 'header', 'rich_text', 'input'],
}

function checkBlock(block: unknown, surface: Surface): Wrong[] {
  if (!isObject(block)) return wrong('must be an object', '')
  const type = textOf(block, 'type')
  if (!LEGAL[surface].includes(type)) return wrong(`unsupported type: ${type}`, '/type')
  const id = length(textOf(block, 'block_id'), 0, 255, '/block_id')
  return [...id, ...(CHECKS[type]?.(block) ?? [])]
}

const CHECKS: Readonly<Record<string, (block: Json) => Wrong[]>> = {
  section: (block) => textObject(block, 'text', 3000),
  header: (block) => textObject(block, 'text', 150),
  actions: checkActions,
  image: checkImage,
  context: (block) => items(block, 'elements', 10),
  rich_text: checkRichText,
  input: checkInput,
}

function length(text: string, least: number, most: number, at: string): Wrong[] {
  if (text.length < least) return wrong(`must be more than ${least - 1} characters`, at)
  return text.length > most ? wrong(`must be less than ${most + 1} characters`, at) : []
}

function items(block: Json, name: string, most: number): Wrong[] {
  const list = block[name]
  if (!Array.isArray(list) || list.length === 0) return wrong('no less than 1 items', `/${name}`)
  return list.length > most ? wrong(`no more than ${most} items allowed`, `/${name}`) : []
}

function textObject(holder: Json, name: string, most: number): Wrong[] {
  const text = holder[name]
  if (!isObject(text)) return wrong(`missing required field: ${name}`, '')
  const known = ['plain_text', 'mrkdwn'].includes(textOf(text, 'type'))
  const kind = known ? [] : wrong('invalid type', `/${name}/type`)
  return [...kind, ...length(textOf(text, 'text'), 1, most, `/${name}/text`)]
}

function checkActions(block: Json): Wrong[] {
  const elements = objects(block.elements)
  const ids = elements.map((element) => textOf(element, 'action_id')).filter((id) => id !== '')
  const twice = new Set(ids).size < ids.length ? wrong('action_id must be unique', '/elements') : []
  const each = elements.flatMap((element, index) =>
    under(`/elements/${index}`, checkElement(element)),
  )
  return [...items(block, 'elements', 25), ...twice, ...each]
}

const under = (at: string, found: readonly Wrong[]): Wrong[] =>
  found.map((one) => ({ words: one.words, at: `${at}${one.at}` }))

function checkElement(element: Json): Wrong[] {
  if (textOf(element, 'type') !== 'button') return wrong('unsupported type', '/type')
  return [
    ...textObject(element, 'text', 75),
    ...length(textOf(element, 'value'), 0, 2000, '/value'),
    ...length(textOf(element, 'url'), 0, 3000, '/url'),
    ...length(textOf(element, 'action_id'), 0, 255, '/action_id'),
    ...('url' in element && !URL.canParse(textOf(element, 'url'))
      ? wrong('invalid url', '/url')
      : []),
    ...(textOf(within(element, 'text'), 'type') === 'plain_text'
      ? []
      : wrong('must be plain_text', '/text')),
  ]
}

function checkImage(block: Json): Wrong[] {
  const file = within(block, 'slack_file')
  const source = 'image_url' in block || textOf(file, 'id') !== '' || textOf(file, 'url') !== ''
  return [
    ...(source ? [] : wrong('missing required field: image_url', '')),
    ...length(textOf(block, 'alt_text'), 1, 2000, '/alt_text'),
  ]
}

function checkRichText(block: Json): Wrong[] {
  const sections = objects(block.elements)
  const each = sections.flatMap((section, index) =>
    objects(section.elements).flatMap((element, inner) =>
      under(`/elements/${index}/elements/${inner}`, checkRichElement(element)),
    ),
  )
  return [...items(block, 'elements', 1000), ...each]
}

function checkRichElement(element: Json): Wrong[] {
  const type = textOf(element, 'type')
  if (type === 'link') return length(textOf(element, 'url'), 1, 3000, '/url')
  if (type !== 'text') return wrong(`unsupported type: ${type}`, '/type')
  const half = textOf(element, 'text').isWellFormed() ? [] : wrong('invalid text', '/text')
  return [...half, ...length(textOf(element, 'text'), 1, 10_000, '/text')]
}

const INPUTS = ['plain_text_input', 'email_text_input', 'checkboxes']

function checkInput(block: Json): Wrong[] {
  const element = within(block, 'element')
  const type = textOf(element, 'type')
  if (!INPUTS.includes(type)) return wrong(`unsupported type: ${type}`, '/element/type')
  const most = element.max_length
  const long =
    typeof most === 'number' && most > 3000 ? wrong('must be at most 3000', '/element') : []
  const options = objects(element.options).flatMap((option, index) =>
    under(`/element/options/${index}`, [
      ...textObject(option, 'text', 75),
      ...length(textOf(option, 'value'), 1, 150, '/value'),
    ]),
  )
  return [...textObject(block, 'label', 2000), ...long, ...options]
}
