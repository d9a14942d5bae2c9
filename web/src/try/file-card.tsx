import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import type { ChatFile } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import css from './attachments.module.css'

/** A file to save. */
export function FileCard({ file: { name, url, bytes } }: { readonly file: ChatFile }) {
  const { chat: words, bytes: sizeOf } = useTryWords()
  return (
    <a className={css.file} href={url} download={name} aria-label={words.saveFile(name)}>
      <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
      <span className={css.fileWords}>
        <span className={css.fileName}>{name}</span>
        <span className={css.fileSize}>{words.file(sizeOf(bytes))}</span>
      </span>
      <IconDownload size={20} stroke={1.75} aria-hidden />
    </a>
  )
}
