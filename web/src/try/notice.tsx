import { IconMessageCircle } from '@tabler/icons-react'
import type { PropsWithChildren } from 'react'
import css from './notice.module.css'

/** Words in the middle of an empty pane. */
export function Notice({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <section className={css.notice}>
      <IconMessageCircle size={40} stroke={1.25} aria-hidden className={css.sign} />
      <h2>{title}</h2>
      {children}
    </section>
  )
}
