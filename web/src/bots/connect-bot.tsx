import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { Choice, ErrorNote } from '../ui/index.ts'
import { BotFields } from './bot-fields.tsx'
import css from './bots.module.css'
import { Connected } from './connected.tsx'
import { type Draft, emptyDraft, KINDS, type Kind, toNewBot } from './draft.ts'
import { Guide } from './guide.tsx'

type Identity = AnswerOf<'POST /api/bots/check'>

interface ConnectBotProps {
  /** Whether people can be invited from here once it is connected. */
  readonly invite: boolean
  readonly onDone: () => void
}

/** From the choice of a messenger to a bot that answers. */
export function ConnectBot({ invite, onDone }: ConnectBotProps) {
  const { form: words, kinds } = useBotsWords()
  const [kind, setKind] = useState<Kind>('telegram')
  const [draft, setDraft] = useState<Draft>(emptyDraft('telegram'))
  const [found, setFound] = useState<Identity | null>(null)
  const [bot, setBot] = useState<AnswerOf<'POST /api/bots'> | null>(null)
  const check = useAct('POST /api/bots/check')
  const save = useAct('POST /api/bots', ['GET /api/bots', 'GET /api/overview'])
  if (bot !== null) return <Connected bot={bot} invite={invite} onDone={onDone} />

  const choose = (chosen: Kind): void => {
    setKind(chosen)
    change(emptyDraft(chosen))
  }
  const change = (next: Draft): void => {
    setDraft(next)
    setFound(null)
    check.forget()
    save.forget()
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const body = toNewBot(kind, draft)
    if (found === null) setFound(await check.act({ body }))
    else setBot(await save.act({ body }))
  }
  const failure = save.failure ?? check.failure
  return (
    <form className={css.fields} onSubmit={submit}>
      <Choice
        label={words.kind}
        value={kind}
        onChange={choose}
        options={KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <Guide kind={kind} />
      <BotFields kind={kind} draft={draft} onChange={change} failure={failure} tokenEnd={null} />
      {failure?.code !== 'bot-unauthorized' && <ErrorNote failure={failure} />}
      {found !== null && <Found {...found} />}
      <div className={css.foot}>
        <Button type="submit" loading={check.busy || save.busy}>
          {found === null ? words.check : words.save}
        </Button>
        {found === null && <p className={css.hint}>{words.notYet}</p>}
      </div>
    </form>
  )
}

function Found({ externalId, name, username }: Identity) {
  const { form: words } = useBotsWords()
  return (
    <div role="status" aria-label={words.found}>
      <dl className={css.found}>
        <div>
          <dt>{words.name}</dt>
          <dd>{name}</dd>
        </div>
        <div>
          <dt>{words.botId}</dt>
          <dd>{username === null ? externalId : `${externalId} · @${username}`}</dd>
        </div>
      </dl>
    </div>
  )
}
