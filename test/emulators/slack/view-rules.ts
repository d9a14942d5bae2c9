import { wrongWithBlocks } from './block-rules.ts'
import { argumentsWrong, Refusal } from './refusal.ts'
import { isObject, type Json, objects, textOf, within } from './wire.ts'

const LONGEST_TITLE = 24
const LARGEST = 250_000

/** Reads a view, or refuses it by the vendor's rules. */
export function readView(raw: unknown, type: 'modal' | 'home'): Json {
  const view = parse(raw)
  if (JSON.stringify(view).length > LARGEST) throw new Refusal('view_too_large')
  if (textOf(view, 'type') !== type) throw argumentsWrong(`invalid type [json-pointer:/view/type]`)
  if (!Array.isArray(view.blocks)) {
    throw argumentsWrong('missing required field: blocks [json-pointer:/view]')
  }
  const wrong = wrongWithBlocks(view.blocks, type).map((one) =>
    one.replace('/blocks', '/view/blocks'),
  )
  if (wrong.length > 0) throw argumentsWrong(...wrong)
  if (type === 'modal') checkModal(view)
  return view
}

function parse(raw: unknown): Json {
  try {
    const view: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw
    if (isObject(view)) return view
  } catch {
    // Said below.
  }
  throw argumentsWrong('failed to parse view')
}

function checkModal(view: Json): void {
  for (const name of ['title', 'submit', 'close']) {
    const text = textOf(within(view, name), 'text')
    const needed = name === 'title' || (name === 'submit' && hasInput(view))
    if (text === '' && (needed || name in view)) {
      throw argumentsWrong(`missing required field: ${name} [json-pointer:/view]`)
    }
    if (text.length > LONGEST_TITLE) {
      throw argumentsWrong(`must be less than 25 characters [json-pointer:/view/${name}/text]`)
    }
  }
  if (textOf(view, 'private_metadata').length > 3000) {
    throw argumentsWrong('must be less than 3001 characters [json-pointer:/view/private_metadata]')
  }
}

const hasInput = (view: Json): boolean =>
  objects(view.blocks).some((block) => textOf(block, 'type') === 'input')
