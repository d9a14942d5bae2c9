import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { toHash } from '../route.ts'
import css from './bots.module.css'

type Saved = AnswerOf<'POST /api/bots'>

interface ConnectedProps {
  readonly bot: Saved
  /** Offers to go to «Пользователи». */
  readonly invite: boolean
  readonly onDone: () => void
}

/** What became of a bot that was just saved: how its messages arrive, and why so. */
export function Connected({ bot, invite, onDone }: ConnectedProps) {
  const { connected: words } = useBotsWords()
  return (
    <div className={css.connected} role="status">
      <IconCircleCheck size={40} stroke={1.5} aria-hidden />
      <h3>{words.title(bot.name)}</h3>
      <p>{words[roadOf(bot)]}</p>
      {bot.kind === 'slack' && bot.webhookUrl !== null && <p>{words.slackAddress}</p>}
      {invite && <p>{words.next}</p>}
      <div className={css.foot}>
        <Button variant={invite ? 'default' : 'filled'} onClick={onDone}>
          {words.close}
        </Button>
        {invite && (
          <Button
            component="a"
            href={toHash({ page: 'users', query: { do: 'invite', bot: bot.id } })}
          >
            {words.invite}
          </Button>
        )}
      </div>
    </div>
  )
}

function roadOf({ webhookUrl, kind }: Saved): 'webhook' | 'polling' | 'needsAddress' {
  if (webhookUrl !== null) return 'webhook'
  return kind === 'viber' ? 'needsAddress' : 'polling'
}
