import { type Method, needs, numberOf, textOf } from './call.ts'

const getPhotoServer: Method = (call) => {
  needs(call, 'photos')
  const { community, baseUrl } = call
  return {
    upload_url: `${baseUrl}/upload/${community.profile.id}/${community.uploads.open('photo')}`,
    album_id: -64,
    user_id: 0,
    group_id: community.profile.id,
  }
}

const saveMessagesPhoto: Method = (call) => {
  needs(call, 'photos')
  const { community, now } = call
  const photo = community.uploads.savePhoto(
    textOf(call, 'photo'),
    textOf(call, 'hash'),
    -community.profile.id,
  )
  return [
    {
      ...{ id: photo.id, owner_id: photo.ownerId, album_id: -64, access_key: photo.accessKey },
      ...{ date: Math.floor(now() / 1000), text: '', has_tags: false, sizes: [] },
    },
  ]
}

const getDocServer: Method = (call) => {
  needs(call, 'docs')
  numberOf(call, 'peer_id')
  const { community, baseUrl } = call
  const key = community.uploads.open('doc')
  return { upload_url: `${baseUrl}/upload/${community.profile.id}/${key}` }
}

const saveDoc: Method = (call) => {
  needs(call, 'docs')
  const { community, params, now } = call
  const title = params.title ?? 'file'
  const doc = community.uploads.saveDoc(textOf(call, 'file'), title, -community.profile.id)
  return {
    type: 'doc',
    doc: {
      ...{ id: doc.id, owner_id: doc.ownerId, title, size: doc.bytes.length },
      ...{ ext: title.split('.').at(-1) ?? '', date: Math.floor(now() / 1000), type: 1 },
      ...{ url: `${call.baseUrl}/doc${doc.id}`, access_key: doc.accessKey },
    },
  }
}

export const FILE_METHODS = {
  'photos.getMessagesUploadServer': getPhotoServer,
  'photos.saveMessagesPhoto': saveMessagesPhoto,
  'docs.getMessagesUploadServer': getDocServer,
  'docs.save': saveDoc,
}
