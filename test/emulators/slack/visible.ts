import { type Json, objects, textOf, within } from './wire.ts'
import type { StoredMessage, World } from './world.ts'

/** A message as a person sees it now. */
export interface VisibleMessage {
  readonly ts: string
  readonly fromBot: boolean
  readonly edited: boolean
  /** The words without markup. */
  readonly words: string
  /** The bytes of the picture in it. */
  readonly picture: Buffer | null
  readonly file: { readonly name: string; readonly bytes: Buffer } | null
  readonly buttons: readonly (readonly VisibleButton[])[]
}

export interface VisibleButton {
  readonly label: string
  readonly actionId: string
  readonly blockId: string
  readonly value: string | null
  readonly url: string | null
}

export function visible(world: World, message: StoredMessage): VisibleMessage {
  const [file] = message.files
  const words = wordsOf(message.blocks)
  return {
    ts: message.ts,
    fromBot: message.user === world.app.botUser,
    edited: message.edited,
    words: message.blocks.length === 0 ? unescaped(message.text) : words,
    picture: pictureOf(world, message.blocks),
    file: file === undefined ? null : { name: file.name, bytes: file.bytes ?? Buffer.of() },
    buttons: buttonsOf(message.blocks),
  }
}

export function wordsOf(blocks: readonly Json[]): string {
  return blocks.flatMap(blockWords).join('\n')
}

function blockWords(block: Json): string[] {
  const type = textOf(block, 'type')
  if (type === 'rich_text') return [richWords(block)]
  if (type === 'section' || type === 'header')
    return [unescaped(textOf(within(block, 'text'), 'text'))]
  return []
}

const richWords = (value: Json): string =>
  objects(value.elements)
    .map((element) => ('elements' in element ? richWords(element) : textOf(element, 'text')))
    .join('')

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function pictureOf(world: World, blocks: readonly Json[]): Buffer | null {
  const image = blocks.find((block) => textOf(block, 'type') === 'image')
  if (image === undefined) return null
  return world.files.get(textOf(within(image, 'slack_file'), 'id'))?.bytes ?? null
}

/** Row by row: every block of actions begins a line. */
export function buttonsOf(blocks: readonly Json[]): VisibleButton[][] {
  return blocks
    .filter((block) => textOf(block, 'type') === 'actions')
    .map((block, index) =>
      objects(block.elements).map((element) => ({
        label: textOf(within(element, 'text'), 'text'),
        actionId: textOf(element, 'action_id'),
        blockId: textOf(block, 'block_id') || `b${index}`,
        value: 'value' in element ? textOf(element, 'value') : null,
        url: 'url' in element ? textOf(element, 'url') : null,
      })),
    )
}

/** Which message is meant: its words match, or the predicate says so. */
export type Expected = RegExp | string | ((message: VisibleMessage) => boolean)

export function isExpected(message: VisibleMessage, expected: Expected): boolean {
  if (typeof expected === 'function') return expected(message)
  if (typeof expected === 'string') return message.words.includes(expected)
  return expected.test(message.words)
}
