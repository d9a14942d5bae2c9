import { createHash } from 'node:crypto'
import { Refusal } from './refusal.ts'

export interface UploadedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Something that a message may name: `photo-1_2_key`, `doc5_9_key`. */
export interface Attachment {
  readonly type: 'photo' | 'doc'
  readonly ownerId: number
  readonly id: number
  readonly accessKey: string
  readonly title: string
  readonly bytes: Buffer
}

/** What was handed over, and what has become of it. */
export interface Uploads {
  /** A new address's last part. */
  open(kind: 'photo' | 'doc'): string
  /** Answers an upload by its address; null for one that was never opened. */
  receive(key: string, files: ReadonlyMap<string, UploadedFile>): object | null
  savePhoto(token: string, hash: string, ownerId: number): Attachment
  saveDoc(token: string, title: string, ownerId: number): Attachment
  /** By the string in a message. Throws 100 for what nobody saved. */
  find(mention: string): Attachment
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

export function createUploads(): Uploads {
  const opened = new Map<string, 'photo' | 'doc'>()
  const received = new Map<string, UploadedFile>()
  const saved = new Map<string, Attachment>()
  let count = 457239000

  function save(type: Attachment['type'], token: string, title: string, ownerId: number) {
    const file = received.get(token)
    if (file === undefined) throw new Refusal(type === 'photo' ? 129 : 100, 'Invalid file')
    count += 1
    const accessKey = digest(`${count}`).slice(0, 18)
    const { bytes } = file
    const attachment = { type, ownerId, id: count, accessKey, title, bytes }
    saved.set(`${type}${ownerId}_${count}_${accessKey}`, attachment)
    return attachment
  }

  return {
    open(kind) {
      const key = digest(`${kind} ${opened.size}`).slice(0, 20)
      opened.set(key, kind)
      return key
    },
    receive(key, files) {
      const kind = opened.get(key)
      if (kind === undefined) return null
      const file = files.get(kind === 'photo' ? 'photo' : 'file')
      if (file === undefined || !/\.\w+$/.test(file.fileName)) return { error: 'ERR_UPLOAD_BAD' }
      const token = `${digest(`${key} ${received.size}`)}`
      if (kind === 'doc') {
        received.set(token, file)
        return { file: token }
      }
      if (!file.bytes.subarray(0, 4).equals(PNG)) return { server: 1, photo: '[]', hash: '' }
      const photo = JSON.stringify([{ markers_restarted: true, photo: token }])
      received.set(photo, file)
      return { server: 858323, photo, hash: digest(photo) }
    },
    savePhoto(token, hash, ownerId) {
      if (hash !== digest(token)) throw new Refusal(121, 'Invalid hash')
      return save('photo', token, '', ownerId)
    },
    saveDoc: (token, title, ownerId) => save('doc', token, title, ownerId),
    find(mention) {
      const attachment = saved.get(mention)
      if (attachment !== undefined) return attachment
      throw new Refusal(100, 'One of the parameters specified was missing or invalid: attachment')
    },
  }
}

const digest = (text: string) => createHash('sha1').update(text).digest('hex')
