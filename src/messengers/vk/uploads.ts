import { z } from 'zod'
import { AppError } from '../../kernel/index.ts'
import type { ReplyFile } from '../messenger.ts'
import type { VkApi } from './api.ts'

/** Brings files to VK; what comes back is what a message names as its attachment. */
export interface Uploads {
  picture(peerId: string, png: Uint8Array): Promise<string>
  file(peerId: string, file: ReplyFile): Promise<string>
}

const Server = z.object({ upload_url: z.url() })
const UploadedPhoto = z.object({ server: z.int(), photo: z.string(), hash: z.string() })
const UploadedFile = z.object({ file: z.string().min(1) })
const Stored = z.object({ owner_id: z.int(), id: z.int(), access_key: z.string().optional() })
const SavedPhotos = z.array(Stored).min(1)
const SavedFile = z.object({ doc: Stored })

/** In three steps each: where to, the bytes, and what has become of them. */
export function createUploads(api: VkApi): Uploads {
  return {
    async picture(peerId, png) {
      const server = await api.ask('photos.getMessagesUploadServer', Server, { peer_id: peerId })
      const file = new File([new Uint8Array(png)], 'chart.png', { type: 'image/png' })
      const { data } = UploadedPhoto.safeParse(await api.upload(server.upload_url, 'photo', file))
      // VK says no by an empty list.
      if (data === undefined || data.photo === '[]') throw refused('picture')
      const saved = await api.ask('photos.saveMessagesPhoto', SavedPhotos, data)
      return attachment('photo', saved[0])
    },

    async file(peerId, { name, mediaType, bytes }) {
      const server = await api.ask('docs.getMessagesUploadServer', Server, {
        type: 'doc',
        peer_id: peerId,
      })
      const file = new File([new Uint8Array(bytes)], name, { type: mediaType })
      const { data } = UploadedFile.safeParse(await api.upload(server.upload_url, 'file', file))
      if (data === undefined) throw refused('file')
      const saved = await api.ask('docs.save', SavedFile, { file: data.file, title: name })
      return attachment('doc', saved.doc)
    },
  }
}

function attachment(kind: 'photo' | 'doc', stored: z.infer<typeof Stored> | undefined): string {
  if (stored === undefined) throw refused(kind)
  const { owner_id, id, access_key } = stored
  return `${kind}${owner_id}_${id}${access_key === undefined ? '' : `_${access_key}`}`
}

const refused = (what: string): AppError =>
  new AppError('messenger-rejected', `VK did not take a ${what}`)
