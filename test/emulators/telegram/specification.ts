import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from './call.ts'

interface SpecifiedField {
  readonly name: string
  readonly types: readonly string[]
  readonly required: boolean
}

interface Specification {
  readonly methods: Readonly<
    Record<
      string,
      { readonly fields?: readonly SpecifiedField[]; readonly returns: readonly string[] }
    >
  >
  readonly types: Readonly<
    Record<
      string,
      { readonly fields?: readonly SpecifiedField[]; readonly subtypes?: readonly string[] }
    >
  >
}

const REPOSITORY = join(import.meta.dirname, '../../..')
const PATH = join(REPOSITORY, '../shared/specs/telegram-bot-api-10.1.json')

let loaded: Specification | null = null

/** Why nothing can be compared with the vendor's description, or null when it is there. */
export const missingSpecification: string | null = existsSync(PATH)
  ? null
  : 'the description of the Bot API (../shared/specs beside the repository) is absent'

/**
 * What is wrong with a call by the vendor's own description of the Bot API: unknown or missing
 * arguments, wrong types. Empty when nothing is, or when the description is absent. In forms all
 * values are text, so text of the right form passes for numbers, flags and nested values.
 */
export function validateCall(method: string, params: Readonly<Record<string, unknown>>): string[] {
  const specification = load()
  if (specification === null) return []
  const specified = specification.methods[method]
  if (!specified) return [`${method}: no such method`]
  return checkFields(specified.fields ?? [], params, method, true)
}

/** What is wrong with the result of a method by the same description. */
export function validateResult(method: string, result: unknown): string[] {
  const specified = load()?.methods[method]
  return specified ? checkAny(specified.returns, result, `${method} result`, false) : []
}

/** What is wrong with a value that is said to be of a type of the description, «Update» say. */
export function validateType(type: string, value: unknown): string[] {
  return load() === null ? [] : checkAny([type], value, type, false)
}

function load(): Specification | null {
  if (missingSpecification !== null) return null
  // The file is the vendor's description as published; its form is checked by using it.
  loaded ??= JSON.parse(readFileSync(PATH, 'utf8')) as Specification
  return loaded
}

function checkFields(
  fields: readonly SpecifiedField[],
  value: Readonly<Record<string, unknown>>,
  path: string,
  asText: boolean,
): string[] {
  const known = new Map(fields.map((field) => [field.name, field]))
  const unknown = Object.keys(value).filter((name) => !known.has(name))
  const missing = fields.filter(({ name, required }) => required && value[name] === undefined)
  const wrong = fields
    .filter(({ name }) => value[name] !== undefined)
    .flatMap(({ name, types }) => checkAny(types, value[name], `${path}.${name}`, asText))
  return [
    ...unknown.map((name) => `${path}.${name}: not described`),
    ...missing.map(({ name }) => `${path}.${name}: required`),
    ...wrong,
  ]
}

// Of several possible types the one with the fewest problems is taken for the one that is meant.
function checkAny(
  types: readonly string[],
  value: unknown,
  path: string,
  asText: boolean,
): string[] {
  const attempts = types.map((type) => checkType(type, value, path, asText))
  return attempts.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function checkType(type: string, value: unknown, path: string, asText: boolean): string[] {
  const nested = asText && typeof value === 'string' ? fromText(type, value) : value
  const item = /^Array of (.+)$/.exec(type)?.[1]
  if (item !== undefined) {
    if (!Array.isArray(nested)) return [`${path}: ${type} expected`]
    return nested.flatMap((one, index) => checkType(item, one, `${path}[${index}]`, false))
  }
  const plain = PLAIN[type]
  if (plain) return plain(nested) ? [] : [`${path}: ${type} expected, got ${JSON.stringify(value)}`]
  const { fields = [], subtypes } = load()?.types[type] ?? {}
  if (subtypes && subtypes.length > 0) return checkAny(subtypes, nested, path, false)
  if (!isObject(nested)) return [`${path}: ${type} expected`]
  return checkFields(fields, nested, path, false)
}

const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  // An uploaded file, as the log of calls shows it, or a mention of one.
  InputFile: (value) => typeof value === 'string' && /^(attach:\/\/.|<.+ bytes>$)/.test(value),
}

function fromText(type: string, text: string): unknown {
  if (type === 'String' || type === 'InputFile') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
