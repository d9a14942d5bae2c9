import { Button } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { call, queryClient, useAct } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { useUiWords } from '../locales/ui-words.ts'
import { Dialog, ErrorNote, toast } from '../ui/index.ts'
import type { Bot } from './bot.ts'
import { BotFields } from './bot-fields.tsx'
import css from './bots.module.css'
import { draftOf, KINDS, toChange } from './draft.ts'

interface ChangeDialogProps {
  readonly bot: Bot
  readonly onClose: () => void
}

/** Changes a bot, unless somebody else has changed it since. */
export function ChangeDialog({ bot: opened, onClose }: ChangeDialogProps) {
  const words = useBotsWords()
  const { cancel } = useUiWords()
  const [bot, setBot] = useState(opened)
  const [draft, setDraft] = useState(draftOf(opened))
  const { act, busy, failure, forget } = useAct('PATCH /api/bots/:id', ['GET /api/bots'])
  const form = useId()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const body = toChange(bot.version, draft)
    if ((await act({ params: { id: bot.id }, body })) === null) return
    toast(words.form.saved)
    onClose()
  }
  const showCurrent = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: ['GET /api/bots'] })
    const { bots } = await call('GET /api/bots')
    const current = bots.find(({ id }) => id === bot.id)
    if (current === undefined) return onClose()
    setBot(current)
    setDraft(draftOf(current))
    forget()
  }
  const conflict = failure?.code === 'conflict'
  const kind = KINDS.find((kind) => kind === bot.kind) ?? 'telegram'
  return (
    <Dialog
      title={words.changeOf(bot.name)}
      busy={busy}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {cancel}
          </Button>
          <Button type="submit" form={form} loading={busy}>
            {words.form.saveChanges}
          </Button>
        </>
      }
    >
      <form id={form} className={css.fields} onSubmit={submit}>
        <BotFields
          kind={kind}
          draft={draft}
          onChange={setDraft}
          failure={failure}
          tokenEnd={bot.tokenEnd}
        />
        {failure?.code !== 'bot-unauthorized' && (
          <ErrorNote failure={failure} words={conflict ? words.form.conflict : undefined} />
        )}
        {conflict && (
          <Button variant="default" onClick={showCurrent}>
            {words.form.showCurrent}
          </Button>
        )}
      </form>
    </Dialog>
  )
}
