import type { Button } from '../messenger.ts'
import type { Client } from './clients.ts'
import { writePayload } from './payload.ts'

export type Buttons = readonly (readonly Button[])[]

export interface Look {
  readonly client: Client
  /** Buttons that open a link: VK refuses addresses that only an office knows. */
  readonly links: boolean
  /** The message has a file, which nothing may replace. */
  readonly underFile: boolean
}

/**
 * A keyboard as VK takes it, in JSON; undefined for no buttons. Where an application knows no
 * buttons under a message they stand below the chat, and where it knows none that are answered in
 * place a press is said as a message.
 */
export function toKeyboard(buttons: Buttons, look: Look): string | undefined {
  const rows = buttons
    .map((row) => row.filter((button) => look.links || !('url' in button)))
    .filter((row) => row.length > 0)
    .map((row) => row.map((button) => toButton(button, look)))
  if (rows.length === 0) return undefined
  const place = look.client.inline ? { inline: true } : { one_time: false, inline: false }
  return JSON.stringify({ ...place, buttons: rows })
}

function toButton(button: Button, { client, underFile }: Look) {
  const label = shortLabel(button.label)
  if ('url' in button) return { action: { type: 'open_link', label, link: button.url } }
  const type = client.inline && client.callback ? 'callback' : 'text'
  const payload = writePayload({ data: button.data, underFile })
  return { action: { type, label, payload }, color: 'secondary' }
}

const LONGEST_LABEL = 40

function shortLabel(label: string): string {
  if (label.length <= LONGEST_LABEL) return label
  // Half a character would make the whole message unreadable for VK.
  return `${label
    .slice(0, LONGEST_LABEL - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}
