import { Button } from '@mantine/core'
import { useBotsWords } from '../locales/bots-words.ts'
import { type Column, Status, Table, type Tone, useFormat } from '../ui/index.ts'
import type { Bot, Doing } from './bot.ts'
import css from './bots.module.css'

const TONES: Readonly<Record<Bot['state'], Tone>> = {
  working: 'good',
  unauthorized: 'bad',
  stopped: 'off',
}

interface BotTableProps {
  readonly bots: readonly Bot[]
  readonly onDo: (doing: Doing) => void
}

export function BotTable({ bots, onDo }: BotTableProps) {
  const words = useBotsWords()
  const format = useFormat()
  const { columns: titles } = words
  const columns: readonly Column<Bot>[] = [
    { id: 'name', title: titles.name, head: true, cell: (bot) => <Name bot={bot} /> },
    { id: 'messenger', title: titles.messenger, cell: ({ kind }) => words.kinds[kind] },
    { id: 'id', title: titles.id, cell: ({ externalId }) => externalId },
    {
      id: 'state',
      title: titles.state,
      cell: ({ state }) => <Status tone={TONES[state]}>{words.states[state]}</Status>,
    },
    {
      id: 'subscribers',
      title: titles.subscribers,
      number: true,
      cell: ({ subscribers }) => format.number(subscribers),
    },
    {
      id: 'updated',
      title: titles.updated,
      whole: true,
      cell: ({ updatedAt }) => format.moment(updatedAt),
    },
    {
      id: 'actions',
      title: titles.actions,
      actions: true,
      cell: (bot) => <Actions bot={bot} onDo={onDo} />,
    },
  ]
  return <Table label={words.title} columns={columns} rows={bots} keyOf={({ id }) => id} />
}

function Name({ bot: { name, username } }: { readonly bot: Bot }) {
  return (
    <span className={css.name}>
      {name}
      {username !== null && <span>@{username}</span>}
    </span>
  )
}

function Actions({ bot, onDo }: { readonly bot: Bot; readonly onDo: BotTableProps['onDo'] }) {
  const words = useBotsWords()
  return (
    <span className={css.actions}>
      <Button
        variant="subtle"
        size="sm"
        aria-label={words.infoOf(bot.name)}
        onClick={() => onDo({ what: 'info', bot })}
      >
        {words.info}
      </Button>
      <Button
        variant="subtle"
        size="sm"
        aria-label={words.changeOf(bot.name)}
        onClick={() => onDo({ what: 'change', bot })}
      >
        {words.change}
      </Button>
      <Button
        variant="subtle"
        size="sm"
        color="red"
        aria-label={words.removeOf(bot.name)}
        onClick={() => onDo({ what: 'delete', bot })}
      >
        {words.remove}
      </Button>
    </span>
  )
}
