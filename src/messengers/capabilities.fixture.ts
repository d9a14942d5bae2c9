import type { Capabilities } from './messenger.ts'

/** A messenger that can do much, as Telegram can. */
export const CAPABILITIES: Capabilities = {
  edit: true,
  contactButton: true,
  textLength: 4096,
  captionLength: 1024,
  buttonDataBytes: 64,
  buttonsPerRow: 8,
  buttonRows: 12,
  buttons: 96,
  picture: { width: 1200, height: 675, by: 'upload' },
  receipts: { delivered: false, read: false },
  polling: true,
  forms: false,
  idempotent: false,
  bulkPerSecond: 25,
}
