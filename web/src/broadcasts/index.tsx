import { Button } from '@mantine/core'
import { IconCalendarTime, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { failureOf, useRows } from '../api/index.ts'
import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { useLanguage } from '../locales/index.tsx'
import { useShellWords } from '../locales/shell-words.ts'
import { goInstead, type TabProps } from '../route.ts'
import { Busy, Empty, ErrorNote, MoreRows, Page, Section, toast } from '../ui/index.ts'
import { BroadcastCard } from './broadcast-card.tsx'
import css from './broadcasts.module.css'
import { emptyDraft, freshKey } from './order.ts'
import { SendDialog } from './send-dialog.tsx'
import { useLiveBroadcasts } from './use-live-broadcasts.ts'

const openForm = (): void => goInstead({ page: 'broadcasts', query: { new: '1' } })
const closeForm = (): void => goInstead({ page: 'broadcasts', query: {} })

/** «Рассылки»: a report to many now, and how far those before are. */
export function BroadcastsTab({ query }: TabProps) {
  const words = useBroadcastsWords()
  const title = useShellWords().nav.broadcasts
  const reading = useRows('GET /api/broadcasts', { locale: useLanguage().language })
  const { rows, data, error, refetch } = reading
  // Kept here, so that closing the form by accident loses nothing.
  const [draft, setDraft] = useState(() => emptyDraft(freshKey()))
  useLiveBroadcasts()
  const sent = (count: number): void => {
    toast(words.form.sent(count))
    setDraft(emptyDraft(freshKey()))
    closeForm()
  }
  const begin = (
    <Button leftSection={<IconSend size={18} stroke={1.75} aria-hidden />} onClick={openForm}>
      {words.new}
    </Button>
  )
  return (
    <Page title={title} lead={words.lead} actions={rows.length > 0 && begin}>
      <ErrorNote failure={failureOf(error)} onAgain={refetch} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && rows.length === 0 && (
        <Empty icon={IconSend} title={words.empty.title} text={words.empty.text} action={begin} />
      )}
      {rows.length > 0 && (
        <Section title={words.list}>
          {rows.map((broadcast) => (
            <BroadcastCard key={broadcast.id} broadcast={broadcast} />
          ))}
        </Section>
      )}
      <MoreRows words={words.more} reading={reading} />
      <p className={css.quiet}>
        <IconCalendarTime size={18} stroke={1.75} aria-hidden />
        {words.schedules}
      </p>
      {query.new === '1' && (
        <SendDialog draft={draft} onChange={setDraft} onSent={sent} onClose={closeForm} />
      )}
    </Page>
  )
}
