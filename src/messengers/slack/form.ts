import type { Form, FormField } from '../messenger.ts'
import type { Submission } from './wire.ts'

/** Names our windows. */
export const FORM = 'form'

const TITLE_LENGTH = 24
const LABEL_LENGTH = 2000
/** What a window may remember of itself, in characters. */
const METADATA_LENGTH = 3000

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

const plain = (text: string, length: number) => ({
  type: 'plain_text',
  text: cut(text, length),
  emoji: true,
})

/** A form as a window. What is said beside a wrong field travels in it, for it is answered at once. */
export function toView(form: Form, words: readonly object[]): object {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(form.title, TITLE_LENGTH),
    submit: plain(form.submit, TITLE_LENGTH),
    close: plain(form.cancel, TITLE_LENGTH),
    private_metadata: toMetadata(form.fields),
    blocks: [...words, ...form.fields.flatMap(toBlocks)],
  }
}

interface Rule {
  readonly kind: FormField['kind']
  readonly required: boolean
  readonly error: string
}

function toMetadata(fields: readonly FormField[]): string {
  const room = Math.floor(METADATA_LENGTH / Math.max(1, fields.length)) - 120
  const rules = fields.map(({ name, kind, required, error }): [string, Rule] => [
    name,
    { kind, required, error: cut(error, room) },
  ])
  return JSON.stringify(Object.fromEntries(rules))
}

function toBlocks(field: FormField): readonly object[] {
  const { name, label, required, link, kind } = field
  const input = {
    type: 'input',
    block_id: name,
    optional: !required,
    label: plain(label, LABEL_LENGTH),
    element: kind === 'consent' ? tickBox(field) : textInput(field),
  }
  if (link === null) return [input]
  const anchor = { type: 'link', url: link, text: link }
  const section = { type: 'rich_text_section', elements: [anchor] }
  return [input, { type: 'rich_text', elements: [section] }]
}

const ACTION = 'value'

function textInput({ kind, value, maxLength }: FormField): object {
  const initial = value === '' ? {} : { initial_value: value.slice(0, maxLength) }
  if (kind === 'email') return { type: 'email_text_input', action_id: ACTION, ...initial }
  return {
    type: 'plain_text_input',
    action_id: ACTION,
    multiline: kind === 'text',
    max_length: Math.min(maxLength, LONGEST_INPUT),
    ...initial,
  }
}

const LONGEST_INPUT = 3000

function tickBox({ label, value }: FormField): object {
  const option = { text: plain(label, 75), value: 'yes' }
  const ticked = value === 'yes' ? { initial_options: [option] } : {}
  return { type: 'checkboxes', action_id: ACTION, options: [option], ...ticked }
}

interface FilledForm {
  readonly values: Readonly<Record<string, string>>
  /** What is wrong, beside which field. */
  readonly errors: Readonly<Record<string, string>>
}

/** What a person filled in, and what is wrong with it by the rules that the window remembers. */
export function readForm({ private_metadata, state }: Submission['view']): FilledForm {
  const values = Object.fromEntries(
    Object.entries(state.values).flatMap(([name, inputs]) => {
      const [input] = Object.values(inputs)
      const ticked = (input?.selected_options?.length ?? 0) > 0
      const value = ticked ? 'yes' : (input?.value ?? '').trim()
      return value === '' ? [] : [[name, value] as const]
    }),
  )
  const wrong = [...readRules(private_metadata)].filter(
    ([name, rule]) => !isRight(rule, values[name] ?? ''),
  )
  return { values, errors: Object.fromEntries(wrong.map(([name, { error }]) => [name, error])) }
}

function readRules(metadata: string): ReadonlyMap<string, Rule> {
  try {
    // Written by `toMetadata`, and signed by Slack on its way back.
    return new Map(Object.entries(JSON.parse(metadata) as Record<string, Rule>))
  } catch {
    return new Map()
  }
}

const LEAST_DIGITS = 10

function isRight({ kind, required }: Rule, value: string): boolean {
  if (value === '') return !required
  if (kind === 'email') return /^[^\s@]+@[^\s@]+$/.test(value)
  return kind !== 'phone' || value.replaceAll(/\D/g, '').length >= LEAST_DIGITS
}
