import type { IncomingMessage } from 'node:http'
import { isObject } from './wire.ts'

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Arguments of a call from its form, its JSON or its address; null when they cannot be read. */
export function readArguments(
  contentType: string,
  body: Buffer,
  query: URLSearchParams,
): Readonly<Record<string, unknown>> | null {
  if (!contentType.startsWith('application/json')) {
    return {
      ...Object.fromEntries(query),
      ...Object.fromEntries(new URLSearchParams(String(body))),
    }
  }
  try {
    const read: unknown = JSON.parse(String(body))
    return isObject(read) ? read : null
  } catch {
    return null
  }
}
