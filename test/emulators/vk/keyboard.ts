import { z } from 'zod'
import { Refusal } from './refusal.ts'

const Action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), label: z.string(), payload: z.string().optional() }),
  z.strictObject({
    type: z.literal('callback'),
    label: z.string(),
    payload: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('open_link'),
    label: z.string(),
    link: z.url({ protocol: /^https?$/ }),
    payload: z.string().optional(),
  }),
])

const Keyboard = z.strictObject({
  one_time: z.boolean().optional(),
  inline: z.boolean().optional(),
  buttons: z.array(
    z.array(
      z.strictObject({
        action: Action,
        color: z.enum(['primary', 'secondary', 'positive', 'negative']).optional(),
      }),
    ),
  ),
})

export type Keyboard = z.infer<typeof Keyboard>
export type KeyboardButton = Keyboard['buttons'][number][number]

const LIMITS = {
  inline: { perRow: 5, rows: 6, buttons: 10 },
  below: { perRow: 5, rows: 10, buttons: 40 },
}
const LABEL_LENGTH = 40
const PAYLOAD_LENGTH = 255

/** A keyboard by the vendor's rules: 911 for whatever breaks one. */
export function readKeyboard(json: string): Keyboard {
  const { data } = Keyboard.safeParse(parse(json))
  if (data === undefined) throw invalid('it must be a keyboard object')
  const { inline = false, one_time = false, buttons } = data
  const limits = inline ? LIMITS.inline : LIMITS.below
  if (inline && one_time) throw invalid('one_time is not allowed with inline')
  if (buttons.length > limits.rows) throw invalid('too much rows')
  if (buttons.flat().length > limits.buttons) throw invalid('too much buttons')
  for (const [index, row] of buttons.entries()) {
    if (row.length > limits.perRow) throw invalid(`row ${index + 1} contains too much columns`)
    if (row.length === 0) throw invalid(`row ${index + 1} is empty`)
    for (const button of row) checkButton(button)
  }
  return data
}

function checkButton({ action, color }: KeyboardButton): void {
  const { label, payload = '{}', type } = action
  if (label === '' || label.length > LABEL_LENGTH) throw invalid('label is too long or empty')
  if (payload.length > PAYLOAD_LENGTH) throw invalid('payload is too long')
  if (parse(payload) === undefined) throw invalid('payload is not JSON')
  if (type === 'open_link' && color !== undefined) throw invalid('color is not for this type')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const invalid = (words: string): Refusal => new Refusal(911, `Keyboard format is invalid: ${words}`)
