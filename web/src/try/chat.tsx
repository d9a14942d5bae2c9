import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconRefresh, IconUsers } from '@tabler/icons-react'
import type { TryAccount, TryPerson } from '../../../src/messengers/web-chat/index.ts'
import { useTryWords } from '../locales/try-words.ts'
import css from './chat.module.css'
import { Composer } from './composer.tsx'
import { Initials } from './initials.tsx'
import { Notice } from './notice.tsx'
import { Transcript } from './transcript.tsx'
import { useConversation } from './use-conversation.ts'

interface ChatProps {
  readonly chatId: string
  /** Null while unknown. */
  readonly person: TryPerson | null
  readonly account: TryAccount | null
  readonly onAgain: () => void
  readonly onLeave: () => void
}

/** A conversation with the bot as one employee. */
export function Chat({ chatId, person, account, onAgain, onLeave }: ChatProps) {
  const { chat: words } = useTryWords()
  const conversation = useConversation(chatId)
  return (
    <section className={css.chat} aria-label={words.log(person?.name ?? words.bot)}>
      <Head person={person} onAgain={onAgain} onLeave={onLeave} />
      {conversation.link === 'over' ? (
        <Notice title={words.overTitle}>
          <p>{words.over}</p>
          <Button h={44} mt={12} onClick={onAgain}>
            {words.again}
          </Button>
        </Notice>
      ) : (
        <>
          <Transcript conversation={conversation} account={account} />
          {conversation.link === 'lost' && (
            <p className={css.lost} role="status">
              {words.lost}
            </p>
          )}
          <Composer
            hints={!conversation.messages.some(({ from }) => from === 'person')}
            onSay={conversation.say}
          />
        </>
      )}
    </section>
  )
}

type HeadProps = Pick<ChatProps, 'person' | 'onAgain' | 'onLeave'>

function Head({ person, onAgain, onLeave }: HeadProps) {
  const { chat: words, people } = useTryWords()
  return (
    <header className={css.head}>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        size={44}
        aria-label={words.change}
        onClick={onLeave}
      >
        <IconArrowLeft size={22} stroke={1.75} />
      </ActionIcon>
      {person !== null && (
        <span className={css.face}>
          <Initials name={person.name} faint={!person.active} />
        </span>
      )}
      <div className={css.who}>
        <h2>{person?.name ?? words.bot}</h2>
        {person !== null && (
          <p>
            <span>{person.role}</span>
            <span>{person.active ? people.sees(person.sees) : people.off}</span>
          </p>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        size={44}
        aria-label={words.again}
        title={words.again}
        onClick={onAgain}
      >
        <IconRefresh size={20} stroke={1.75} />
      </ActionIcon>
      <Button
        visibleFrom="sm"
        variant="default"
        h={44}
        leftSection={<IconUsers size={18} stroke={1.75} />}
        onClick={onLeave}
      >
        {words.change}
      </Button>
    </header>
  )
}
