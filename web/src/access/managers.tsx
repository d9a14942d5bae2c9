import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useAct, useRead } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { PeoplePicker, useEmployees } from '../people/index.ts'
import { useSession } from '../session/index.ts'
import { Card, Confirm, ErrorNote, Loaded, Note, Options, toast } from '../ui/index.ts'
import { AskBeforeLeaving, useDirty } from '../unsaved/index.ts'
import css from './access.module.css'
import { type Access, locksOut, sameAccess, whoManages } from './who-manages.ts'

/** How many of those who manage are named. */
const NAMED = 12

/** All administrators of the CRM, or exactly these employees. */
export function Managers() {
  return <Loaded reading={useRead('GET /api/access')}>{(kept) => <Form kept={kept} />}</Loaded>
}

function Form({ kept }: { readonly kept: AnswerOf<'GET /api/access'> }) {
  const { managers: words } = useAccessWords()
  const people = useEmployees()
  const signedIn = useSession().session?.signedIn ?? null
  const [draft, setDraft] = useState<Access | null>(null)
  const [asking, setAsking] = useState(false)
  const access = draft ?? { mode: kept.mode, listed: kept.listed }
  const dirty = !sameAccess(access, kept)
  useDirty(dirty)
  const { act, busy, failure } = useAct('PUT /api/access', ['GET /api/access', 'GET /api/acts'])
  const save = async (): Promise<void> => {
    if ((await act({ body: access })) === null) return
    toast(words.saved)
    setDraft(null)
    setAsking(false)
  }
  const submit = (): void => {
    if (locksOut(people, access, signedIn)) setAsking(true)
    else save()
  }
  const named = dirty ? whoManages(people, access) : kept.managers
  return (
    <Card
      title={words.title}
      onSubmit={submit}
      foot={
        <Button type="submit" disabled={!dirty} loading={busy}>
          {words.save}
        </Button>
      }
    >
      <Options<Access['mode']>
        label={words.mode}
        value={access.mode}
        onChange={(mode) => setDraft({ ...access, mode })}
        options={[
          { value: 'administrators', ...words.modes.administrators },
          { value: 'listed', ...words.modes.listed },
        ]}
      />
      {access.mode === 'listed' && (
        <PeoplePicker
          label={words.listed}
          people={people}
          chosen={access.listed}
          onChange={(listed) => setDraft({ ...access, listed: [...listed] })}
        />
      )}
      <Who names={named.map(({ id, name }) => ({ id, name }))} willBe={dirty} />
      <p className={css.muted}>{words.owner}</p>
      {!asking && <ErrorNote failure={failure} />}
      {asking && (
        <Confirm
          title={words.lockOut.title}
          action={words.lockOut.action}
          dangerous
          busy={busy}
          failure={failure}
          onConfirm={save}
          onClose={() => setAsking(false)}
        >
          <p>{words.lockOut.text}</p>
        </Confirm>
      )}
      <AskBeforeLeaving />
    </Card>
  )
}

interface WhoProps {
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly willBe: boolean
}

/** Whom that means. */
function Who({ names, willBe }: WhoProps) {
  const { managers: words } = useAccessWords()
  if (names.length === 0) {
    return <Note tone="attention">{willBe ? words.nobodyListed : words.nobodyToday}</Note>
  }
  return (
    <div className={css.who} role="status">
      <span className={css.muted}>{willBe ? words.willBe : `${words.today(names.length)}:`}</span>
      <ul>
        {names.slice(0, NAMED).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {names.length > NAMED && <li>{words.rest(names.length - NAMED)}</li>}
      </ul>
    </div>
  )
}
