import { z } from 'zod'
import { readKeyboard } from '../keyboard.ts'
import { type Content, visibleText } from '../messages.ts'
import { missing, Refusal } from '../refusal.ts'
import type { Call } from './call.ts'

const MOST_CHARACTERS = 4096
const MOST_ATTACHMENTS = 10

const Format = z.object({
  version: z.string(),
  items: z.array(
    z.object({
      type: z.enum(['bold', 'italic', 'underline', 'url']),
      offset: z.int().min(0),
      length: z.int().min(1),
    }),
  ),
})

/** What a message is made of, by the vendor's rules. */
export function readContent(call: Call): Content {
  const { community, params } = call
  const { message = '', attachment = '', keyboard, format_data } = params
  if (message.length > MOST_CHARACTERS) {
    throw new Refusal(914, 'Message is too long')
  }
  const attachments = attachment === '' ? [] : attachment.split(',').map(community.uploads.find)
  if (attachments.length > MOST_ATTACHMENTS) throw missing('attachment: too many')
  if (message.trim() === '' && attachments.length === 0) throw missing('message is empty')
  if (format_data !== undefined) checkFormat(format_data, message)
  if (keyboard !== undefined && !community.capabilities) {
    throw new Refusal(912, 'This is a chat bot feature, change this status in settings')
  }
  return {
    text: visibleText(message),
    attachments,
    keyboard: keyboard === undefined ? null : readKeyboard(keyboard),
  }
}

function checkFormat(json: string, message: string): void {
  const wrong = new Refusal(100, 'format_data contains incorrect JSON')
  const read = Format.safeParse(parse(json))
  if (!read.success) throw wrong
  for (const { offset, length } of read.data.items) {
    if (offset + length > message.length) throw wrong
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
