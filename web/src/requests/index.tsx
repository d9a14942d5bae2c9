import '@mantine/core/styles/Input.layer.css'
import { Button, NativeSelect } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { failureOf, useRows } from '../api/index.ts'
import { useRequestsWords } from '../locales/requests-words.ts'
import { useShellWords } from '../locales/shell-words.ts'
import { goInstead, type TabProps, toHash } from '../route.ts'
import { Busy, Empty, ErrorNote, MoreRows, NothingFound, Page } from '../ui/index.ts'
import { RequestsTable, STATES } from './requests-table.tsx'

const choose = (state: string): void =>
  goInstead({ page: 'requests', query: state === '' ? {} : { state } })

/** «Заявки»: what clients left through the bots, and what became of it. */
export function RequestsTab({ query }: TabProps) {
  const words = useRequestsWords()
  const title = useShellWords().nav.requests
  const state = STATES.find((state) => state === query.state)
  const reading = useRows('GET /api/requests', state ? { state } : {})
  const { rows, data, error, refetch } = reading
  const filterable = rows.length > 0 || state !== undefined
  return (
    <Page
      title={title}
      lead={words.lead}
      actions={
        filterable && (
          <NativeSelect
            aria-label={words.state}
            value={state ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: '', label: words.any },
              ...STATES.map((value) => ({ value, label: words.states[value] })),
            ]}
          />
        )
      }
    >
      <ErrorNote failure={failureOf(error)} onAgain={refetch} />
      {data === undefined && error === null && <Busy />}
      {rows.length > 0 && <RequestsTable rows={rows} />}
      {data !== undefined && rows.length === 0 && <Nothing filtered={state !== undefined} />}
      <MoreRows words={words.more} reading={reading} />
    </Page>
  )
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { empty, nothing } = useRequestsWords()
  if (filtered) return <NothingFound icon={IconInbox} words={nothing} onClear={() => choose('')} />
  return (
    <Empty
      icon={IconInbox}
      title={empty.title}
      text={empty.text}
      action={
        <>
          <Button component="a" href={toHash({ page: 'bots', query: {} })}>
            {empty.action}
          </Button>
          <Button
            component="a"
            variant="default"
            href={toHash({ page: 'settings', query: { part: 'requests' } })}
          >
            {empty.settings}
          </Button>
        </>
      }
    />
  )
}
