import type { Screen } from '../dialog/index.ts'
import type { Reply } from '../messengers/index.ts'

/** A screen as a messenger takes it, but for its picture. */
export function replyOf({ text, buttons, file, askContact, form }: Screen): Reply {
  return {
    text,
    buttons,
    ...(askContact && { askContact }),
    ...(form && { form }),
    ...(file !== null && {
      file: {
        name: file.name,
        mediaType: 'text/csv; charset=utf-8',
        bytes: new TextEncoder().encode(file.content),
      },
    }),
  }
}
