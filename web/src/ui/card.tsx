import { type FormEvent, type PropsWithChildren, type ReactNode, useId } from 'react'
import css from './card.module.css'

interface CardProps {
  readonly title: string
  /** What it is for, in a sentence or two. */
  readonly lead?: ReactNode
  /** Buttons at the foot; the main one first. */
  readonly foot?: ReactNode
  /** Makes it a form: the button of type `submit` and Enter do this. */
  readonly onSubmit?: () => void
}

/** A part of a page that is filled in and saved by itself. */
export function Card({ title, lead, foot, onSubmit, children }: PropsWithChildren<CardProps>) {
  const titleId = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  const inside = (
    <>
      <header className={css.head}>
        <h2 id={titleId}>{title}</h2>
        {lead && <p>{lead}</p>}
      </header>
      {children}
      {foot && <footer className={css.foot}>{foot}</footer>}
    </>
  )
  return onSubmit ? (
    <form className={css.card} aria-labelledby={titleId} onSubmit={submit}>
      {inside}
    </form>
  ) : (
    <section className={css.card} aria-labelledby={titleId}>
      {inside}
    </section>
  )
}
