import type { Upload } from './call.ts'

interface MultipartForm {
  readonly fields: Readonly<Record<string, string>>
  readonly files: ReadonlyMap<string, Upload>
}

const HEADERS_END = '\r\n\r\n'

/**
 * Splits a multipart/form-data body. A part with a file name is a file, any other a text field;
 * names may be quoted or bare. Null when the body is not of that form.
 */
export function parseMultipart(body: Buffer, contentType: string): MultipartForm | null {
  const boundary = parameterOf(contentType, 'boundary')
  if (boundary === null || boundary === '') return null
  const fields: Record<string, string> = {}
  const files = new Map<string, Upload>()
  // The first delimiter lacks the line break in front of it.
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let at = body.indexOf(delimiter.subarray(2))
  if (at < 0) return null
  at += delimiter.length - 2
  while (body.toString('latin1', at, at + 2) !== '--') {
    const end = body.indexOf(delimiter, at)
    const headersEnd = body.indexOf(HEADERS_END, at)
    if (end < 0 || headersEnd < 0 || headersEnd > end) return null
    const headers = body.toString('utf8', at, headersEnd)
    addPart(headers, body.subarray(headersEnd + HEADERS_END.length, end), fields, files)
    at = end + delimiter.length
  }
  return { fields, files }
}

function addPart(
  headers: string,
  bytes: Buffer,
  fields: Record<string, string>,
  files: Map<string, Upload>,
): void {
  const disposition = headerOf(headers, 'content-disposition') ?? ''
  const name = parameterOf(disposition, 'name')
  if (name === null) return
  const fileName = parameterOf(disposition, 'filename')
  if (fileName === null) {
    fields[name] = bytes.toString('utf8')
    return
  }
  const mediaType = headerOf(headers, 'content-type') ?? 'application/octet-stream'
  files.set(name, { fileName, mediaType, bytes: Buffer.from(bytes) })
}

function headerOf(headers: string, name: string): string | null {
  for (const line of headers.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) {
      return line.slice(colon + 1).trim()
    }
  }
  return null
}

function parameterOf(header: string, name: string): string | null {
  const quoted = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)?.[1]
  if (quoted !== undefined) return quoted.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"')
  return new RegExp(`;\\s*${name}=([^;\\s"]*)`, 'i').exec(header)?.[1] ?? null
}
