import type { PropsWithChildren, ReactNode } from 'react'
import css from './page.module.css'

interface PageProps {
  readonly title: string
  /** One sentence on what the page is for. */
  readonly lead?: ReactNode
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  /** Not wider than a text is read comfortably. For forms. */
  readonly narrow?: boolean
}

/** A page of administration: scrolls by itself, with a title and what can be done on it. */
export function Page({ title, lead, actions, narrow, children }: PropsWithChildren<PageProps>) {
  return (
    <div className={css.scroll}>
      <div className={css.page} data-narrow={narrow || undefined}>
        <PageHeader title={title} lead={lead} actions={actions} />
        {children}
      </div>
    </div>
  )
}

function PageHeader({ title, lead, actions }: PageProps) {
  return (
    <header className={css.header}>
      <div className={css.words}>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  )
}

interface SectionProps {
  readonly title: string
  readonly actions?: ReactNode
}

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: PropsWithChildren<SectionProps>) {
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
