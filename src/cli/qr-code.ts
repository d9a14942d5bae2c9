import { toBuffer as drawPng, toString as drawText } from 'qrcode'
import { AppError } from '../kernel/index.ts'

/** A link as a picture for a camera, in the form that the file's name asks for. */
export async function qrCode(link: string, file: string): Promise<string | Uint8Array> {
  if (/\.svg$/i.test(file)) return drawText(link, { ...LOOK, type: 'svg' })
  if (/\.png$/i.test(file)) return drawPng(link, { ...LOOK, type: 'png', width: 512 })
  throw new AppError('bad-input', `--qr ${file}: the name must end in .svg or .png`)
}

// Readable with a smudge on the print, and with the quiet zone that the standard asks for.
const LOOK = { errorCorrectionLevel: 'M', margin: 4 } as const
