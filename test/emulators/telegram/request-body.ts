import type { IncomingMessage } from 'node:http'
import { type Call, isObject } from './call.ts'
import { parseMultipart } from './multipart.ts'
import { badRequest, Refusal } from './refusal.ts'

/** Room for a file of 50 MB and what comes with it. */
const MOST_BYTES = (50 << 20) + (1 << 18)
const NO_FILES: Call['files'] = new Map()
const NO_PARAMETERS: Call['parameters'] = {}

/** Reads a body of any length or encoding; null when it is larger than the vendor takes. */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    // The rest is read and forgotten, so that the sender gets to see the answer.
    if (bytes > MOST_BYTES) chunks.length = 0
    else chunks.push(chunk)
  })
  request.on('end', () => {
    const [first] = chunks
    if (bytes > MOST_BYTES) done(null)
    else if (first && chunks.length === 1) done(first)
    else done(Buffer.concat(chunks))
  })
}

/** The call that a request makes. Parameters of the body win over those of the address. */
export function readCall(
  { query, contentType, body }: { query: string; contentType: string; body: Buffer | null },
  onHangUp: Call['onHangUp'],
): Call {
  if (body === null) throw new Refusal(413, 'Request Entity Too Large')
  const { parameters, files = NO_FILES } = decode(contentType, body)
  if (query === '') return { parameters, files, onHangUp }
  const inAddress = Object.fromEntries(new URLSearchParams(query))
  return { parameters: { ...inAddress, ...parameters }, files, onHangUp }
}

function decode(
  contentType: string,
  body: Buffer,
): Pick<Call, 'parameters'> & { readonly files?: Call['files'] } {
  if (body.length === 0) return { parameters: NO_PARAMETERS }
  if (contentType.startsWith('application/json')) return { parameters: fromJson(body) }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { parameters: Object.fromEntries(new URLSearchParams(body.toString())) }
  }
  if (!contentType.startsWith('multipart/form-data')) return { parameters: NO_PARAMETERS }
  const form = parseMultipart(body, contentType)
  // The wording of these two refusals is not confirmed.
  if (form === null) throw badRequest("can't parse multipart/form-data")
  return { parameters: form.fields, files: form.files }
}

function fromJson(body: Buffer): Call['parameters'] {
  const value = parsedJson(body.toString())
  if (!isObject(value)) throw badRequest('JSON object expected')
  return value
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest("can't parse JSON object")
  }
}
