import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, type Json } from './wire.ts'

interface MethodDescription {
  readonly args: {
    readonly required?: readonly string[]
    readonly properties: Readonly<Record<string, Property>>
  }
  readonly output?: { readonly required?: readonly string[] }
  readonly errors: Readonly<Record<string, unknown>>
}

interface Property {
  readonly type?: string
  readonly maxLength?: number
  readonly minimum?: number
}

const SPECS = join(import.meta.dirname, '../../../../shared/specs')
const METHODS = join(SPECS, 'slack-api-ref')
const EVENT = join(SPECS, 'slack_common_event_wrapper_schema.json')
const OPENAPI = join(SPECS, 'slack_web_openapi_v2.trimmed.json')

/** Why nothing can be compared with the vendor's description, or null when it is there. */
export const missingSpecification: string | null = existsSync(METHODS)
  ? null
  : 'the description of the Web API (../shared/specs beside the repository) is absent'

/** Said by every method, and in none of their lists. */
const COMMON = [
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'not_allowed_token_type'],
  ...['missing_scope', 'invalid_arguments', 'ratelimited', 'unknown_method', 'invalid_json'],
  ...['invalid_metadata_format', 'message_not_found', 'user_not_found', 'msg_blocks_too_long'],
]

/** What is wrong with a call by the vendor's own description; empty when nothing is. */
export function validateCall(method: string, args: Readonly<Record<string, unknown>>): string[] {
  const described = describe(method)
  if (described === null) return []
  const { required = [], properties } = described.args
  const given = Object.entries(args).filter(([, value]) => value !== undefined)
  const missing = required.filter((name) => name !== 'token' && !(name in args))
  const known = [...Object.keys(properties), ...olderArguments(method)]
  return [
    ...missing.map((name) => `${method}: ${name} is missing`),
    ...given.filter(([name]) => !known.includes(name)).map(([name]) => `${method}: no ${name}`),
    ...given.flatMap(([name, value]) =>
      isOfType(properties[name] ?? {}, value) ? [] : [`${method}: ${name} is of a wrong type`],
    ),
  ]
}

/** What is wrong with an answer by the same description: a missing field, an error nobody named. */
export function validateAnswer(method: string, answer: Json): string[] {
  const described = describe(method)
  if (described === null) return []
  if (answer.ok === true) {
    const wanted = (described.output?.required ?? []).filter((name) => !OPTIONAL.includes(name))
    return wanted.filter((name) => !(name in answer)).map((name) => `${method}: no ${name} back`)
  }
  const error = String(answer.error)
  return error in described.errors || COMMON.includes(error) ? [] : [`${method}: error ${error}?`]
}

/** Required by the description of channels, and absent for conversations of two in its example. */
const OPTIONAL = ['channel_actions_ts', 'channel_actions_count']

/** What is wrong with the envelope of an event. */
export function validateEnvelope(envelope: Json): string[] {
  if (missingSpecification !== null) return []
  // The vendor's description as published; its form is checked by using it.
  const { required } = JSON.parse(readFileSync(EVENT, 'utf8')) as { required: readonly string[] }
  return required.filter((name) => !(name in envelope)).map((name) => `envelope: no ${name}`)
}

/** Whether the vendor describes this method at all. */
export const isDescribed = (method: string): boolean => describe(method) !== null

function describe(method: string): MethodDescription | null {
  const path = join(METHODS, `${method}.json`)
  if (!existsSync(path)) return null
  return JSON.parse(readFileSync(path, 'utf8')) as MethodDescription
}

/** Arguments of the official description of 2020, which the newer one may have dropped. */
function olderArguments(method: string): readonly string[] {
  const read: unknown = JSON.parse(readFileSync(OPENAPI, 'utf8'))
  const path = [`/${method}`, 'post', 'parameters'].reduce<unknown>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    isObject(read) ? read.paths : undefined,
  )
  return Array.isArray(path) ? path.filter(isObject).map(({ name }) => String(name)) : []
}

/** In forms all values are text, so text of the right form passes for numbers, flags and lists. */
function isOfType({ type, maxLength, minimum }: Property, value: unknown): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (maxLength !== undefined && text.length > maxLength) return false
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(text) && Number(text) >= (minimum ?? Number.NEGATIVE_INFINITY)
    case 'boolean':
      return ['true', 'false', '1', '0'].includes(text)
    case 'array':
      return text.startsWith('[')
    default:
      return true
  }
}
