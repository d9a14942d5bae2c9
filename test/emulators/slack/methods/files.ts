import { argumentsWrong, Refusal } from '../refusal.ts'
import { objects, textOf } from '../wire.ts'
import { addMessage, type StoredFile, type World } from '../world.ts'
import { type Call, list, type Method, messageJson, needed, placeOf, text } from './method.ts'

const SCOPES = ['files:write']
const LONGEST_ALT = 2000

const getUploadUrl: Method = {
  scopes: SCOPES,
  run(world, call) {
    const length = Number(needed(call, 'length'))
    if (!(Number.isInteger(length) && length > 0)) throw argumentsWrong('invalid `length`')
    if (text(call, 'alt_txt').length > LONGEST_ALT) throw new Refusal('alt_txt_too_large')
    const id = world.id('F')
    const name = needed(call, 'filename')
    world.files.set(id, { id, name, length, title: name, bytes: null, readyAt: null })
    return { ok: true, upload_url: `${call.origin}/upload/v1/${id}`, file_id: id }
  },
}

const complete: Method = {
  scopes: SCOPES,
  run(world, call) {
    const given = objects(list(call, 'files', 'invalid_arguments') ?? [])
    if (given.length === 0) throw argumentsWrong('missing required field: files')
    const files = given.map((one) => uploaded(world, textOf(one, 'id'), textOf(one, 'title')))
    const channel = text(call, 'channel_id')
    if (/^[UW]/.test(channel)) throw new Refusal('channel_not_found')
    const place = channel === '' ? null : placeOf(world, channel)
    for (const file of files) file.readyAt = world.now() + call.processingMs
    if (place !== null) share(world, call, place.id, files)
    return {
      ok: true,
      files: files.map(({ id, title, name }) => ({ id, title, name, shares: {} })),
    }
  },
}

function uploaded(world: World, id: string, title: string): StoredFile {
  const file = world.files.get(id)
  if (file === undefined || file.bytes === null || file.readyAt !== null) {
    throw new Refusal('file_not_found')
  }
  if (title !== '') file.title = title
  return file
}

/** The message comes by itself, somewhat later; the answer knows nothing of it. */
function share(world: World, call: Call, channel: string, files: readonly StoredFile[]): void {
  const place = placeOf(world, channel)
  const message = addMessage(world, place, {
    user: world.app.botUser,
    text: text(call, 'initial_comment'),
    files,
  })
  if (place.type !== 'im') return
  const event = { ...messageJson(world, message), channel: place.id, event_ts: message.ts }
  call.echo({ ...event, channel_type: 'im' })
}

export const FILES: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.upload': {
    scopes: [],
    run() {
      throw new Refusal('method_deprecated')
    },
  },
}

/** Takes the bytes of a file; the answer is a status and words, as the vendor's are. */
export function takeUpload(
  world: World,
  id: string,
  bytes: Buffer,
): { status: number; words: string } {
  const file = world.files.get(id)
  if (file === undefined) return { status: 404, words: 'not found' }
  if (bytes.length !== file.length) return { status: 400, words: 'length mismatch' }
  file.bytes = bytes
  return { status: 200, words: `OK - ${bytes.length}` }
}
