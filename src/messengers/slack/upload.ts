import { z } from 'zod'
import { AppError, codeOf } from '../../kernel/index.ts'
import type { SlackApi } from './api.ts'

/** A file that Slack has, and nobody sees yet. */
export interface Upload {
  readonly file: string
  readonly title: string
}

interface Content {
  readonly name: string
  readonly bytes: Uint8Array
  /** For whoever cannot see it. */
  readonly altText?: string
}

const Room = z.object({ upload_url: z.string(), file_id: z.string() })

/**
 * Hands a file over: where to, and the bytes. Nobody sees it before it is shown, so what goes wrong
 * here can be done again without harm.
 */
export async function uploadFile(api: SlackApi, content: Content): Promise<Upload> {
  const { name, bytes, altText } = content
  try {
    const answer = await api.call('files.getUploadURLExternal', {
      filename: name,
      length: bytes.byteLength,
      ...(altText !== undefined && { alt_txt: altText }),
    })
    const { upload_url, file_id } = Room.parse(answer)
    await api.upload(upload_url, bytes)
    return { file: file_id, title: name }
  } catch (error) {
    throw harmless(error)
  }
}

/** Shows a file in a conversation, or with null keeps it for a message that will show it. */
export async function completeUpload(
  api: SlackApi,
  { file, title }: Upload,
  channel: string | null,
  comment = '',
): Promise<void> {
  await api.call('files.completeUploadExternal', {
    files: JSON.stringify([{ id: file, title }]),
    ...(channel !== null && { channel_id: channel }),
    ...(channel !== null && comment !== '' && { initial_comment: comment }),
  })
}

/** «Uncertain» is just «busy» where nothing could be seen. */
export function harmless(error: unknown): unknown {
  if (error instanceof z.ZodError) {
    return new AppError('messenger-busy', 'Slack does not say where an upload goes', {
      retryAfterMs: RETRY_MS,
    })
  }
  if (codeOf(error) !== 'delivery-uncertain' || !(error instanceof AppError)) return error
  const { message, retryAfterMs = RETRY_MS } = error
  return new AppError('messenger-busy', message, { retryAfterMs })
}

const RETRY_MS = 5_000
