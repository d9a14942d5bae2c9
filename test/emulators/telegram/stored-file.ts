import type { Upload } from './call.ts'
import { type PictureSize, pictureSize } from './pictures.ts'
import { badRequest } from './refusal.ts'
import type { Document, PhotoSize } from './wire.ts'

/** A file as Telegram keeps it for one bot. */
export type StoredFile = StoredPhoto | StoredDocument

export interface StoredPhoto extends PictureSize {
  readonly kind: 'photo'
  readonly bytes: Buffer
  readonly path: string
  /** Smallest first; each has an id of its own. */
  readonly sizes: readonly PhotoSize[]
}

export interface StoredDocument {
  readonly kind: 'document'
  readonly bytes: Buffer
  readonly path: string
  readonly fileName: string
  readonly document: Document
}

export type FileIds = Pick<Document, 'file_id' | 'file_unique_id'>

const MEGABYTE = 1 << 20
const PHOTO_BYTES = 10 * MEGABYTE
const DOCUMENT_BYTES = 50 * MEGABYTE
/** Longest sides of the sizes that Telegram makes of a photo. */
const SMALLER_SIDES = [90, 320, 800]
const LARGEST_SIDE = 1280
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  json: 'application/json',
}

/** Takes a picture in, or refuses it by the rules for photos. */
export function takePhoto(bytes: Buffer, nextIds: () => FileIds): StoredPhoto {
  const { width, height } = checkedPhoto(bytes)
  const sizes = photoSizes({ width, height }, bytes.length, nextIds)
  const extension = bytes[0] === 0xff ? 'jpg' : 'png'
  const path = `photos/file_${sizes.at(-1)?.file_unique_id}.${extension}`
  return { kind: 'photo', bytes, path, width, height, sizes }
}

/** Takes any file in. */
export function takeDocument({ bytes, fileName }: Upload, nextIds: () => FileIds): StoredDocument {
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  if (bytes.length > DOCUMENT_BYTES) throw badRequest('file is too big')
  const extension = /\.(\w+)$/.exec(fileName)?.[1] ?? ''
  const mime_type = MEDIA_TYPES[extension.toLowerCase()] ?? 'application/octet-stream'
  const ids = nextIds()
  const document = { file_name: fileName, mime_type, ...ids, file_size: bytes.length }
  const path = `documents/file_${ids.file_unique_id}${extension === '' ? '' : `.${extension}`}`
  return { kind: 'document', bytes, path, fileName, document }
}

/** Every id under which a file can be named. */
export function idsOf(file: StoredFile): readonly FileIds[] {
  return file.kind === 'photo' ? file.sizes : [file.document]
}

function checkedPhoto(bytes: Buffer): PictureSize {
  if (bytes.length === 0) throw badRequest('file must be non-empty')
  if (bytes.length > PHOTO_BYTES) throw badRequest('file is too big')
  const size = pictureSize(bytes)
  if (size === null) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > 10_000 || !(ratio <= 20)) throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return size
}

function photoSizes(
  { width, height }: PictureSize,
  fileSize: number,
  nextIds: () => FileIds,
): PhotoSize[] {
  const longest = Math.max(width, height)
  const largest = Math.min(longest, LARGEST_SIDE)
  const smaller = SMALLER_SIDES.filter((side) => side < largest)
  return [...smaller, largest].map((side) => {
    const scale = side / longest
    return {
      ...nextIds(),
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      file_size: Math.max(1, Math.round(fileSize * scale * scale)),
    }
  })
}
