import type { PropsWithChildren } from 'react'
import css from './help-page.module.css'

/** One question and its answer. */
export function Topic({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <section className={css.topic}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
