import { type Call, textOf, type Upload } from './call.ts'
import { type PictureSize, pictureSize } from './pictures.ts'
import { badRequest } from './refusal.ts'
import type { Document, PhotoSize } from './wire.ts'

/** A file as Telegram keeps it for one bot. */
export type StoredFile = StoredPhoto | StoredDocument

export interface StoredPhoto extends PictureSize {
  readonly kind: 'photo'
  readonly bytes: Buffer
  readonly path: string
  readonly sizes: readonly PhotoSize[]
}

export interface StoredDocument {
  readonly kind: 'document'
  readonly bytes: Buffer
  readonly path: string
  readonly fileName: string
  readonly document: Document
}

export interface FileStore {
  /** The photo that a call uploads, names by id, or links to. */
  photo(call: Call, field: string, value?: string): StoredPhoto | Promise<StoredPhoto>
  document(call: Call, field: string, value?: string): StoredDocument | Promise<StoredDocument>
  /** A file by the id given out for it; ids of other bots mean nothing here. */
  byId(id: string): StoredFile | undefined
  byPath(path: string): StoredFile | undefined
}

const MEGABYTE = 1 << 20
const PHOTO_BYTES = 10 * MEGABYTE
const DOCUMENT_BYTES = 50 * MEGABYTE
/** Longest sides of the sizes that Telegram makes of a photo. */
const SIDES = [90, 320, 800, 1280, 2560]
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  json: 'application/json',
}

/** @param keep how many files to remember; the oldest are forgotten first. */
export function createFileStore(botId: number, keep: number): FileStore {
  const byId = new Map<string, StoredFile>()
  const byPath = new Map<string, StoredFile>()
  let count = 0

  const nextId = () => {
    count++
    const unique = `AQAD${botId.toString(36)}x${count.toString(36)}`
    return { file_id: `AgACAgIAAxkBAAI${unique}`, file_unique_id: unique }
  }
  const remember = <File extends StoredFile>(file: File, ids: readonly string[]): File => {
    for (const id of ids) byId.set(id, file)
    byPath.set(file.path, file)
    if (byPath.size > keep) forgetOldest(byPath, byId)
    return file
  }
  const addPhoto = (bytes: Buffer): StoredPhoto => {
    const { width, height } = checkedPhoto(bytes)
    const sizes = photoSizes({ width, height }, bytes.length, nextId)
    const path = `photos/file_${count}.${bytes[0] === 0xff ? 'jpg' : 'png'}`
    const photo = { kind: 'photo', bytes, path, width, height, sizes } as const
    return remember(
      photo,
      sizes.map(({ file_id }) => file_id),
    )
  }
  const addDocument = ({ bytes, fileName }: Upload): StoredDocument => {
    if (bytes.length === 0) throw badRequest('file must be non-empty')
    if (bytes.length > DOCUMENT_BYTES) throw badRequest('file is too big')
    const ids = nextId()
    const mime_type = mediaTypeOf(fileName)
    const document = { file_name: fileName, mime_type, ...ids, file_size: bytes.length }
    const path = `documents/file_${count}${/\.\w+$/.exec(fileName)?.[0] ?? ''}`
    return remember({ kind: 'document', bytes, path, fileName, document } as const, [ids.file_id])
  }

  return {
    photo(call, field, value = textOf(call, field)) {
      const source = sourceOf(call, field, value)
      if (source === null) throw badRequest(`there is no ${field} in the request`)
      if (typeof source !== 'string') return addPhoto(source.bytes)
      if (isLink(source)) return fetched(source).then(({ bytes }) => addPhoto(bytes))
      const known = byId.get(source)
      if (known?.kind === 'photo') return known
      throw badRequest(known ? "can't use file of type Document as Photo" : WRONG_ID)
    },
    document(call, field, value = textOf(call, field)) {
      const source = sourceOf(call, field, value)
      if (source === null) throw badRequest(`there is no ${field} in the request`)
      if (typeof source !== 'string') return addDocument(source)
      if (isLink(source)) return fetched(source).then(addDocument)
      const known = byId.get(source)
      if (known?.kind === 'document') return known
      throw badRequest(known ? "can't use file of type Photo as Document" : WRONG_ID)
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
  }
}

const WRONG_ID = 'wrong file identifier/HTTP URL specified'

// Either an uploaded part, or the text that names a file kept before or somewhere else.
function sourceOf(call: Call, field: string, value: string): Upload | string | null {
  if (value.startsWith('attach://')) return call.files.get(value.slice('attach://'.length)) ?? null
  return value === '' ? (call.files.get(field) ?? null) : value
}

function isLink(source: string): boolean {
  return /^https?:\/\//i.test(source)
}

async function fetched(link: string): Promise<Upload> {
  const response = await fetch(link).catch(() => null)
  if (!response?.ok) throw badRequest('failed to get HTTP URL content')
  const mediaType = response.headers.get('content-type') ?? ''
  if (mediaType.startsWith('text/html')) throw badRequest('wrong type of the web page content')
  const fileName = new URL(link).pathname.split('/').at(-1) ?? ''
  return { fileName, mediaType, bytes: Buffer.from(await response.arrayBuffer()) }
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
  nextId: () => { file_id: string; file_unique_id: string },
): PhotoSize[] {
  const longest = Math.max(width, height)
  const sides = SIDES.filter((side) => side < longest)
  return [...sides, Math.min(longest, 2560)].slice(-4).map((side) => {
    const scale = side / longest
    return {
      ...nextId(),
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      file_size: Math.max(1, Math.round(fileSize * scale * scale)),
    }
  })
}

function mediaTypeOf(fileName: string): string {
  const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return MEDIA_TYPES[extension] ?? 'application/octet-stream'
}

function forgetOldest(byPath: Map<string, StoredFile>, byId: Map<string, StoredFile>): void {
  const [path, oldest] = byPath.entries().next().value ?? []
  if (path === undefined || oldest === undefined) return
  byPath.delete(path)
  const ids = oldest.kind === 'photo' ? oldest.sizes : [oldest.document]
  for (const { file_id } of ids) byId.delete(file_id)
}
