import { type Fields, isFields, numberField, textField } from './fields.ts'
import { readKeyboard } from './keyboard.ts'
import { badData, missingData } from './refusal.ts'
import type { Said } from './wire.ts'

const MOST_TEXT = 7000
const MOST_CAPTION = 512
const MOST_NAME = 28
const MOST_TRACKING = 4000
const MOST_FILE_NAME = 256
const MOST_FILE = 50 * 1024 * 1024
const MOST_URL = 2000
const HIGHEST_VERSION = 10

/** A message by the vendor's rules, without its receiver. Throws `Refusal`. */
export function readMessage(fields: Fields): Said {
  const { sender, type, keyboard } = fields
  if (!isFields(sender)) throw missingData('sender')
  const minApiVersion = numberField(fields, 'min_api_version', {
    from: 1,
    to: HIGHEST_VERSION,
    otherwise: 1,
  })
  const common = {
    senderName: textField(sender, 'name', MOST_NAME),
    buttons: readKeyboard(keyboard, minApiVersion),
    trackingData:
      fields.tracking_data === undefined
        ? null
        : textField(fields, 'tracking_data', MOST_TRACKING, true),
    minApiVersion,
  }
  return { ...NOTHING, ...common, ...readContent(fields, type) }
}

const NOTHING = { text: '', media: null, fileName: null, fileSize: null }

function readContent(fields: Fields, type: unknown) {
  switch (type) {
    case undefined:
      if (fields.keyboard === undefined) throw missingData('type')
      return { type: 'keyboard' }
    case 'text':
      return { type, text: textField(fields, 'text', MOST_TEXT) }
    case 'picture':
      return {
        type,
        text: textField(fields, 'text', MOST_CAPTION, true),
        media: readLink(fields, /\.(jpe?g|png|gif)$/i),
      }
    case 'url':
      return { type, text: readLink(fields, /./) }
    case 'file':
      return { type, ...readFile(fields) }
    default:
      throw badData(`the emulator knows no type ${JSON.stringify(type)}`)
  }
}

function readFile(fields: Fields) {
  const fileName = textField(fields, 'file_name', MOST_FILE_NAME)
  const extension = /\.\w+$/.exec(fileName)?.[0]
  if (extension === undefined) throw badData('file_name has no extension')
  if (/\.(exe|bat|com|msi|apk|jar|sh|js)$/i.test(fileName)) throw badData('forbidden file')
  return {
    fileName,
    fileSize: numberField(fields, 'size', { from: 1, to: MOST_FILE }),
    media: readLink(fields, new RegExp(`\\${extension}$`, 'i')),
  }
}

/** Where phones fetch something. Plain http only leads to this machine: the vendor wants https. */
function readLink(fields: Fields, ending: RegExp): string {
  const link = textField(fields, 'media', MOST_URL)
  const url = URL.parse(link)
  const near = url?.protocol === 'http:' && url.hostname === '127.0.0.1'
  if (url === null || (url.protocol !== 'https:' && !near)) throw badData('media is no https link')
  if (!ending.test(url.pathname)) throw badData('media has a wrong extension')
  return link
}
