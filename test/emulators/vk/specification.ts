import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A piece of the vendor's JSON Schema; what is required is marked inside each property. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly required?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

interface Method {
  readonly name: string
  readonly parameters?: readonly (Schema & { readonly name: string })[]
  readonly responses?: Readonly<Record<string, Schema>>
}

const REPOSITORY = join(import.meta.dirname, '../../..')
const FOLDER = join(REPOSITORY, '../shared/specs/vk-api-schema-5.199')

/** Why nothing can be compared with the vendor's description, or null when it is there. */
export const missingSpecification: string | null = existsSync(FOLDER)
  ? null
  : 'the description of the VK API (../shared/specs beside the repository) is absent'

/** For every method; emphasis is younger than the description. */
const ALWAYS = ['v', 'lang', 'format_data']

/** What is wrong with a call by the vendor's own description; empty when nothing is. */
export function validateCall(
  name: string,
  params: Readonly<Record<string, string>>,
): readonly string[] {
  if (missingSpecification !== null) return []
  const method = methodOf(name)
  if (method === undefined) return [`${name}: no such method`]
  const known = new Map(method.parameters?.map((one) => [one.name, one]))
  const given = Object.keys(params).filter((one) => !ALWAYS.includes(one))
  const unknown = given.filter((one) => !known.has(one))
  const lacking = [...known.values()].filter(
    (one) => one.required && params[one.name] === undefined,
  )
  return [
    ...unknown.map((one) => `${name}.${one}: not described`),
    ...lacking.map((one) => `${name}.${one.name}: required`),
    ...given.flatMap((one) => checkText(known.get(one), params[one] ?? '', `${name}.${one}`)),
  ]
}

/** What is wrong with the answer of a method: `{response}`. */
export function validateResult(name: string, answer: object): readonly string[] {
  if (missingSpecification !== null) return []
  if ('error' in answer) return []
  const [section = ''] = name.split('.')
  const forms = Object.values(methodOf(name)?.responses ?? {})
  const attempts = forms.map((form) => check(form, answer, name, `${section}.methods.json`))
  return attempts.toSorted((a, b) => a.length - b.length)[0] ?? [`${name}: no such method`]
}

/** What is wrong with the object of an event, «callback_message_new» say. */
export function validateObject(type: string, value: unknown): readonly string[] {
  if (missingSpecification !== null) return []
  const problems = check({ $ref: `#/definitions/${type}` }, value, type, 'callback.objects.json')
  // Described as a text; clients send an object.
  return problems.filter((one) => !one.startsWith('callback_message_event.payload:'))
}

const files = new Map<string, unknown>()

function load(name: string): unknown {
  if (!files.has(name)) files.set(name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))
  return files.get(name)
}

function methodOf(name: string): Method | undefined {
  const [section = ''] = name.split('.')
  const file = `${section}.methods.json`
  if (!existsSync(join(FOLDER, file))) return undefined
  // The vendor's description as published; its form is checked by using it.
  const { methods } = load(file) as { readonly methods: readonly Method[] }
  return methods.find((one) => one.name === name)
}

/** Values in forms are text. */
function checkText(schema: Schema | undefined, text: string, path: string): string[] {
  if (schema === undefined) return []
  const types = [schema.type ?? 'string'].flat()
  if (types.includes('string') || types.includes('array')) {
    const most = schema.maxLength ?? Number.POSITIVE_INFINITY
    return text.length > most ? [`${path}: longer than ${most}`] : []
  }
  if (types.includes('boolean'))
    return ['0', '1'].includes(text) ? [] : [`${path}: 0 or 1 expected`]
  const number = Number(text)
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema
  const fits = text !== '' && number >= minimum && number <= maximum
  return fits ? [] : [`${path}: ${types} expected, got ${text}`]
}

function check(schema: Schema, value: unknown, path: string, file: string): string[] {
  const { $ref } = schema
  if ($ref !== undefined) {
    const target = resolve($ref, file)
    return check(target.schema, value, path, target.file)
  }
  const { allOf, oneOf, properties, items, type } = schema
  if (allOf) return allOf.flatMap((one) => check(one, value, path, file))
  if (oneOf) {
    const attempts = oneOf.map((one) => check(one, value, path, file))
    return attempts.toSorted((a, b) => a.length - b.length)[0] ?? []
  }
  if (type !== undefined && ![type].flat().some((one) => isOfType(value, one))) {
    return [`${path}: ${type} expected, got ${JSON.stringify(value)}`]
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${value} is not in the list`]
  if (Array.isArray(value)) {
    return items ? value.flatMap((one, i) => check(items, one, `${path}[${i}]`, file)) : []
  }
  return properties && isRecord(value) ? checkProperties(properties, value, path, file) : []
}

function checkProperties(
  properties: Readonly<Record<string, Schema>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
  file: string,
): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const one = value[name]
    if (one === undefined) return schema.required === true ? [`${path}.${name}: required`] : []
    return check(schema, one, `${path}.${name}`, file)
  })
}

function resolve(ref: string, from: string): { schema: Schema; file: string } {
  const [place = '', pointer = ''] = ref.split('#')
  const file = place === '' ? from : fileOf(place)
  const steps = pointer.split('/').filter(Boolean)
  const schema = steps.reduce<unknown>(
    (node, step) => (isRecord(node) ? node[step] : undefined),
    load(file),
  )
  // A reference that leads nowhere allows anything.
  return { schema: (schema ?? {}) as Schema, file }
}

/** `../messages/objects.json` is kept as `messages.objects.json`; some sections are not kept. */
function fileOf(place: string): string {
  const name = place.replace(/^\.\.\//, '').replaceAll('/', '.')
  return existsSync(join(FOLDER, name)) ? name : 'schema.json'
}

const isOfType = (value: unknown, type: string): boolean => {
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isRecord(value)
  return typeof value === type
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
