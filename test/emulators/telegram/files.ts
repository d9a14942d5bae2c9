import { type Call, textOf, type Upload } from './call.ts'
import { badRequest } from './refusal.ts'
import {
  type FileIds,
  idsOf,
  type StoredDocument,
  type StoredFile,
  type StoredPhoto,
  takeDocument,
  takePhoto,
} from './stored-file.ts'

/** The files of one bot. What one bot uploaded, another cannot name. */
export interface FileStore {
  /** The photo that a call uploads, names by id, or links to. */
  photo(call: Call, field: string, value?: string): Promise<StoredPhoto>
  document(call: Call, field: string, value?: string): Promise<StoredDocument>
  /** Keeps a picture that came by no call: a person's. */
  keepPhoto(bytes: Buffer): StoredPhoto
  byId(id: string): StoredFile | undefined
  byPath(path: string): StoredFile | undefined
}

interface State {
  readonly byId: Map<string, StoredFile>
  readonly byPath: Map<string, StoredFile>
  readonly keep: number
}

/** @param keep how many files to remember; the oldest are forgotten first. */
export function createFileStore(botId: number, keep: number): FileStore {
  const state: State = { byId: new Map(), byPath: new Map(), keep }
  const nextIds = createIds(botId)
  const keepPhoto = (bytes: Buffer) => remember(state, takePhoto(bytes, nextIds))
  const keepDocument = (upload: Upload) => remember(state, takeDocument(upload, nextIds))

  return {
    async photo(call, field, value) {
      const source = await sourceOf(call, field, value)
      if (typeof source !== 'string') return keepPhoto(source.bytes)
      const known = knownFile(state, source)
      if (known.kind !== 'photo') throw badRequest("can't use file of type Document as Photo")
      return known
    },
    async document(call, field, value) {
      const source = await sourceOf(call, field, value)
      if (typeof source !== 'string') return keepDocument(source)
      const known = knownFile(state, source)
      if (known.kind !== 'document') throw badRequest("can't use file of type Photo as Document")
      return known
    },
    keepPhoto,
    byId: (id) => state.byId.get(id),
    byPath: (path) => state.byPath.get(path),
  }
}

// Either a file with its bytes, or the id of one that is kept.
async function sourceOf(
  call: Call,
  field: string,
  value = textOf(call, field),
): Promise<Upload | string> {
  if (/^https?:\/\//i.test(value)) return fetched(value)
  const attached = value.startsWith('attach://')
  if (value !== '' && !attached) return value
  const upload = call.files.get(attached ? value.slice('attach://'.length) : field)
  if (!upload) throw badRequest(`there is no ${field} in the request`)
  return upload
}

async function fetched(link: string): Promise<Upload> {
  const response = await fetch(link).catch(() => null)
  if (!response?.ok) throw badRequest('failed to get HTTP URL content')
  const mediaType = response.headers.get('content-type') ?? ''
  if (mediaType.startsWith('text/html')) throw badRequest('wrong type of the web page content')
  const fileName = new URL(link).pathname.split('/').at(-1) ?? ''
  return { fileName, mediaType, bytes: Buffer.from(await response.arrayBuffer()) }
}

function knownFile({ byId }: State, id: string): StoredFile {
  const file = byId.get(id)
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified')
  return file
}

function remember<File extends StoredFile>({ byId, byPath, keep }: State, file: File): File {
  for (const { file_id } of idsOf(file)) byId.set(file_id, file)
  byPath.set(file.path, file)
  if (byPath.size > keep) {
    const [oldest] = byPath.values()
    if (oldest) forget(byId, byPath, oldest)
  }
  return file
}

function forget(byId: State['byId'], byPath: State['byPath'], file: StoredFile): void {
  byPath.delete(file.path)
  for (const { file_id } of idsOf(file)) byId.delete(file_id)
}

function createIds(botId: number): () => FileIds {
  let count = 0
  return () => {
    count++
    const unique = `AQAD${botId.toString(36)}x${count.toString(36)}`
    return { file_id: `AgACAgIAAxkBAAI${unique}`, file_unique_id: unique }
  }
}
