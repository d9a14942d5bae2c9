import { Button, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { TokenScope } from '../../../src/http/schema/index.ts'
import { useAct } from '../api/index.ts'
import { useAccessWords } from '../locales/access-words.ts'
import { CheckField, CopyField, Dialog, ErrorNote, Note } from '../ui/index.ts'
import css from './access.module.css'

const SCOPES = [
  'reports',
  'employees',
  'invitations',
  'log',
] as const satisfies readonly TokenScope[]

/** Makes a token and shows it this once. */
export function NewToken({ onClose }: { readonly onClose: () => void }) {
  const { tokens: words } = useAccessWords()
  const formId = useId()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['reports'])
  const [made, setMade] = useState<string | null>(null)
  const { act, busy, failure } = useAct('POST /api/tokens', ['GET /api/tokens', 'GET /api/acts'])
  const make = async (): Promise<void> => {
    const answer = await act({ body: { name: name.trim(), scopes: [...scopes] } })
    if (answer !== null) setMade(answer.token)
  }
  if (made !== null) {
    return (
      <Dialog
        title={words.madeTitle}
        onClose={onClose}
        foot={<Button onClick={onClose}>{words.copied}</Button>}
      >
        <CopyField label={words.value} value={made} />
        <Note tone="attention">{words.once}</Note>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.make}
      busy={busy}
      onClose={onClose}
      foot={
        <Button
          type="submit"
          form={formId}
          loading={busy}
          disabled={name.trim() === '' || scopes.length === 0}
        >
          {words.make}
        </Button>
      }
    >
      <form
        id={formId}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <TextInput
          label={words.name}
          description={words.nameHint}
          maxLength={100}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <fieldset className={css.scopes}>
          <legend>{words.scopes}</legend>
          {SCOPES.map((scope) => (
            <CheckField
              key={scope}
              label={words.scopeNames[scope]?.title ?? scope}
              description={words.scopeNames[scope]?.text ?? ''}
              checked={scopes.includes(scope)}
              onChange={(checked) =>
                setScopes(checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
              }
            />
          ))}
        </fieldset>
        <ErrorNote failure={failure} />
      </form>
    </Dialog>
  )
}
