import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { Card, ErrorNote, toast } from '../ui/index.ts'
import { useDirty } from '../unsaved/index.ts'
import css from './access.module.css'

const SHORTEST = 10
const EMPTY = { current: '', next: '', repeat: '' }

/** The owner changes the password that only they have. */
export function OwnerPassword() {
  const { password: words } = useAccessWords()
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const { act, busy, failure, forget } = useAct('PUT /api/owner/password', ['GET /api/sessions'])
  const { current, next, repeat } = typed
  useDirty(current !== '' || next !== '' || repeat !== '')
  const short = next.length < SHORTEST
  const differ = next !== repeat
  const set = (changes: Partial<typeof EMPTY>): void => {
    forget()
    setTyped({ ...typed, ...changes })
  }
  const save = async (): Promise<void> => {
    setTried(true)
    if (short || differ) return
    if ((await act({ body: { current, password: next } })) === null) return
    toast(words.saved)
    setTyped(EMPTY)
    setTried(false)
  }
  const wrong = failure?.code === 'bad-input' && failure.field === null
  return (
    <Card
      title={words.title}
      lead={words.lead}
      onSubmit={save}
      foot={
        <Button type="submit" loading={busy} disabled={current === '' || next === ''}>
          {words.save}
        </Button>
      }
    >
      <div className={css.passwords}>
        <PasswordInput
          label={words.current}
          autoComplete="current-password"
          value={current}
          error={wrong && words.wrong}
          onChange={(event) => set({ current: event.currentTarget.value })}
        />
        <PasswordInput
          label={words.next}
          description={words.nextHint}
          autoComplete="new-password"
          maxLength={200}
          value={next}
          error={tried && short && words.short}
          onChange={(event) => set({ next: event.currentTarget.value })}
        />
        <PasswordInput
          label={words.repeat}
          autoComplete="new-password"
          maxLength={200}
          value={repeat}
          error={tried && !short && differ && words.differ}
          onChange={(event) => set({ repeat: event.currentTarget.value })}
        />
      </div>
      {!wrong && <ErrorNote failure={failure} />}
    </Card>
  )
}
