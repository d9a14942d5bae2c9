import { useAct, useRead } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { ConfirmAct, Loaded } from '../ui/index.ts'
import type { Bot } from './bot.ts'

interface DeleteDialogProps {
  readonly bot: Bot
  readonly onClose: () => void
}

/** Deletes a bot, after saying what goes with it. */
export function DeleteDialog({ bot, onClose }: DeleteDialogProps) {
  const { entails: words } = useBotsWords()
  const reading = useRead('GET /api/bots/:id/entails', { params: { id: bot.id } })
  const { act, ...doing } = useAct('DELETE /api/bots/:id', [
    'GET /api/bots',
    'GET /api/users',
    'GET /api/invitations',
    'GET /api/overview',
  ])
  return (
    <ConfirmAct
      words={words}
      title={words.title(bot.name)}
      doing={doing}
      onAct={() => act({ params: { id: bot.id } })}
      onClose={onClose}
    >
      <Loaded reading={reading}>
        {({ subscribers, invitations, queued }) => (
          <div>
            <p>{words.text(subscribers)}</p>
            {invitations > 0 && <p>{words.invitations(invitations)}</p>}
            {queued > 0 && <p>{words.queued(queued)}</p>}
          </div>
        )}
      </Loaded>
      <p>{words.stays}</p>
    </ConfirmAct>
  )
}
