import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRef } from 'react'
import { failureOf, toRequest } from '../api/index.ts'
import { useLanguage } from '../locales/index.tsx'
import { useLogWords } from '../locales/log-words.ts'
import { useShellWords } from '../locales/shell-words.ts'
import { goInstead, type TabProps } from '../route.ts'
import { useSession } from '../session/index.ts'
import { accountDay } from '../ui/account-day.ts'
import { Busy, ErrorNote, Page, useForeignZone } from '../ui/index.ts'
import { Details } from './details.tsx'
import { Filters } from './filters.tsx'
import css from './log.module.css'
import { type Chosen, logQueryOf } from './log-filter.ts'
import { LogTable } from './log-table.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { ResendShown } from './resend.tsx'
import { useAtTop } from './use-at-top.ts'
import { useLog } from './use-log.ts'

const choose = (chosen: Chosen): void => goInstead({ page: 'log', query: chosen })

/** «Журнал»: every message and what became of it, kept up to date. */
export function LogTab({ query: chosen }: TabProps) {
  const words = useLogWords()
  const nav = useShellWords().nav
  const top = useRef<HTMLDivElement>(null)
  const atTop = useAtTop(top)
  const timeZone = useSession().session?.timeZone ?? 'UTC'
  const foreign = useForeignZone()
  const query = logQueryOf(chosen, accountDay(new Date(), timeZone))
  const { language: locale } = useLanguage()
  const log = useLog(query, { locale, timeZone }, atTop)
  const { rows, data, error, refetch, isPlaceholderData } = log
  const open = (id: string): void => choose({ ...chosen, open: id })
  const showFresh = (): void => {
    log.showFresh()
    top.current?.scrollIntoView()
  }
  return (
    <Page
      title={nav.log}
      lead={foreign === null ? words.lead : `${words.lead} ${words.zone(foreign)}`}
      actions={
        <>
          <ResendShown rows={rows} />
          <Button
            component="a"
            variant="default"
            download
            href={toRequest('GET /api/log.csv', { query: { ...query, locale } }).url}
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
          >
            {words.csv}
          </Button>
        </>
      }
    >
      <Filters chosen={chosen} query={query} onChoose={choose} />
      <div className={css.rows} aria-busy={isPlaceholderData || undefined}>
        <div ref={top} className={css.top} />
        {log.fresh > 0 && (
          <button type="button" className={css.fresh} onClick={showFresh}>
            {words.fresh(log.fresh)}
          </button>
        )}
        <ErrorNote failure={failureOf(error)} onAgain={refetch} />
        {data === undefined && error === null && <Busy />}
        {rows.length > 0 && <LogTable rows={rows} onOpen={open} />}
        {data !== undefined && rows.length === 0 && (
          <NothingYet filtered={Object.keys(query).length > 0} onClear={() => choose({})} />
        )}
        {rows.length > 0 && <More log={log} />}
      </div>
      {chosen.open && (
        <Details key={chosen.open} id={chosen.open} onClose={() => choose(without(chosen))} />
      )}
    </Page>
  )
}

function without({ open: _, ...rest }: Chosen): Chosen {
  return rest
}

/** More rows, or that these are all. */
function More({ log }: { readonly log: ReturnType<typeof useLog> }) {
  const words = useLogWords()
  if (!log.hasNextPage) return <p className={css.end}>{words.end(log.rows.length)}</p>
  return (
    <Button
      variant="default"
      className={css.more}
      loading={log.isFetchingNextPage}
      onClick={() => log.fetchNextPage()}
    >
      {words.more}
    </Button>
  )
}
