import { type Fields, isFields, numberField, textField } from './fields.ts'
import { badData, Refusal } from './refusal.ts'
import type { Button } from './wire.ts'

const ACTIONS = ['reply', 'open-url', 'location-picker', 'share-phone', 'none']
const MOST_BUTTONS = 24
const MOST_ROWS = 24
const COLUMNS = 6
const MOST_TEXT = 250
const PHONE_VERSION = 3
const INPUT_VERSION = 4

/** The buttons of a keyboard; refused as the vendor's schema refuses them. */
export function readKeyboard(value: unknown, minApiVersion: number): readonly Button[] {
  if (value === undefined) return []
  if (!isFields(value)) throw invalid('it is no object')
  if (value.Type !== 'keyboard') {
    throw invalid('[object has missing required properties (["Type"])]')
  }
  if (value.InputFieldState !== undefined && minApiVersion < INPUT_VERSION) throw tooLow()
  const { Buttons } = value
  if (!Array.isArray(Buttons) || Buttons.length === 0) {
    throw invalid('[object has missing required properties (["Buttons"])]')
  }
  if (Buttons.length > MOST_BUTTONS) throw invalid(`more than ${MOST_BUTTONS} buttons`)
  const buttons = Buttons.map((button) => readButton(button, minApiVersion))
  const rows = rowsOf(buttons)
  if (rows.length > MOST_ROWS) throw invalid(`more than ${MOST_ROWS} rows`)
  return buttons
}

function readButton(value: unknown, minApiVersion: number): Button {
  if (!isFields(value)) throw invalid('a button is no object')
  const button = readFields(value)
  if (!ACTIONS.includes(button.ActionType)) throw invalid(`unknown ActionType ${button.ActionType}`)
  if (button.ActionType === 'share-phone' && minApiVersion < PHONE_VERSION) throw tooLow()
  if (button.ActionType === 'open-url' && !URL.canParse(button.ActionBody)) {
    throw invalid('ActionBody is no address')
  }
  return button
}

function readFields(value: Fields): Button {
  try {
    return {
      Columns: numberField(value, 'Columns', { from: 1, to: COLUMNS, otherwise: COLUMNS }),
      Rows: numberField(value, 'Rows', { from: 1, to: 2, otherwise: 1 }),
      ActionType: textField({ ActionType: 'reply', ...value }, 'ActionType', MOST_TEXT),
      ActionBody: textField(value, 'ActionBody', MOST_TEXT),
      Text: textField({ Text: '', ...value }, 'Text', MOST_TEXT, true),
      Silent: value.Silent === true,
    }
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

/** Buttons flow into rows of six columns. */
export function rowsOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows: Button[][] = []
  let left = 0
  for (const button of buttons) {
    if (button.Columns > left) {
      rows.push([])
      left = COLUMNS
    }
    rows.at(-1)?.push(button)
    left -= button.Columns
  }
  return rows
}

const invalid = (words: string) => badData(`keyboard is not valid. ${words}`)

const tooLow = () => new Refusal(14, 'incompatibleWithVersion')
