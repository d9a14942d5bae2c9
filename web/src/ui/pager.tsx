import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useLanguage } from '../locales/index.tsx'
import { useUiWords } from '../locales/ui-words.ts'
import css from './pager.module.css'
import type { Paging } from './paging.ts'

/** Steps through a long list; nothing where all of it fits. */
export function Pager({ page, pages, from, to, of, go }: Paging<unknown>) {
  const { pages: words } = useUiWords()
  const { language } = useLanguage()
  if (pages < 2) return null
  const number = new Intl.NumberFormat(language).format
  return (
    <nav className={css.pager} aria-label={words.label}>
      <ActionIcon
        variant="default"
        size={44}
        disabled={page === 0}
        aria-label={words.back}
        onClick={() => go(page - 1)}
      >
        <IconChevronLeft size={20} stroke={1.75} />
      </ActionIcon>
      <span aria-live="polite">{words.shown(number(from), number(to), number(of))}</span>
      <ActionIcon
        variant="default"
        size={44}
        disabled={page === pages - 1}
        aria-label={words.on}
        onClick={() => go(page + 1)}
      >
        <IconChevronRight size={20} stroke={1.75} />
      </ActionIcon>
    </nav>
  )
}
