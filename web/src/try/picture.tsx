import { ActionIcon } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTryWords } from '../locales/try-words.ts'
import css from './attachments.module.css'

interface PictureProps {
  readonly url: string
  readonly title: string
}

/** A picture in a message; a click shows it large. */
export function Picture({ url, title }: PictureProps) {
  const { chat: words } = useTryWords()
  const large = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        className={css.picture}
        aria-label={words.enlarge(title)}
        onClick={() => large.current?.showModal()}
      >
        <img src={url} alt={title} width={1200} height={675} />
      </button>
      <dialog ref={large} className={css.large} aria-label={title}>
        <div className={css.largeBar}>
          <ActionIcon
            component="a"
            href={url}
            download
            variant="default"
            size={44}
            aria-label={words.savePicture}
          >
            <IconDownload size={20} stroke={1.75} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={words.closePicture}
            onClick={() => large.current?.close()}
          >
            <IconX size={20} stroke={1.75} />
          </ActionIcon>
        </div>
        <div className={css.largeScroll}>
          <img src={url} alt={title} width={1200} height={675} />
        </div>
      </dialog>
    </>
  )
}
