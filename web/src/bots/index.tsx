import { Button } from '@mantine/core'
import { IconPlus, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { goInstead, type TabProps } from '../route.ts'
import { Dialog, Empty, Loaded, Page } from '../ui/index.ts'
import type { Doing } from './bot.ts'
import { BotTable } from './bot-table.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { ConnectBot } from './connect-bot.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { InfoDialog } from './info-dialog.tsx'

/** «Боты»: who answers in which messenger. */
export function BotsTab({ query }: TabProps) {
  const words = useBotsWords()
  const reading = useRead('GET /api/bots')
  const [doing, setDoing] = useState<Doing | null>(query.do === 'add' ? { what: 'add' } : null)
  const close = (): void => {
    setDoing(null)
    if (query.do !== undefined) goInstead({ page: 'bots', query: {} })
  }
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setDoing(ADD)}>
      {words.add}
    </Button>
  )
  const any = (reading.data?.bots.length ?? 0) > 0
  return (
    <Page title={words.title} lead={words.lead} actions={any && add}>
      <Loaded reading={reading}>
        {({ bots }) =>
          bots.length === 0 ? (
            <Empty icon={IconRobot} {...words.none} action={add} />
          ) : (
            <BotTable bots={bots} onDo={setDoing} />
          )
        }
      </Loaded>
      {doing !== null && <Current doing={doing} onClose={close} />}
    </Page>
  )
}

const ADD: Doing = { what: 'add' }

function Current({ doing, onClose }: { readonly doing: Doing; readonly onClose: () => void }) {
  const words = useBotsWords()
  switch (doing.what) {
    case 'add':
      return (
        <Dialog title={words.add} wide onClose={onClose}>
          <ConnectBot invite onDone={onClose} />
        </Dialog>
      )
    case 'info':
      return <InfoDialog bot={doing.bot} onClose={onClose} />
    case 'change':
      return <ChangeDialog bot={doing.bot} onClose={onClose} />
    case 'delete':
      return <DeleteDialog bot={doing.bot} onClose={onClose} />
  }
}
