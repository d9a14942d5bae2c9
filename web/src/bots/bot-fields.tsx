import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/PasswordInput.layer.css'
import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { ApiFailure } from '../api/index.ts'
import { useBotsWords } from '../locales/bots-words.ts'
import { CheckField, useFieldError } from '../ui/index.ts'
import css from './bots.module.css'
import type { Draft, Kind } from './draft.ts'

interface BotFieldsProps {
  readonly kind: Kind
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly failure: ApiFailure | null
  /** Of the token that is kept; null for a new bot. */
  readonly tokenEnd: string | null
}

/** The fields of a bot: which keys there are depends on the messenger. */
export function BotFields({ kind, draft, onChange, failure, tokenEnd }: BotFieldsProps) {
  const { form: words } = useBotsWords()
  const errorOf = useFieldError(failure)
  const set = (part: Partial<Draft>): void => onChange({ ...draft, ...part })
  const kept = tokenEnd === null ? undefined : words.keptSecret
  const keyError = failure?.code === 'bot-unauthorized' ? words.wrongKey : errorOf('token')
  return (
    <>
      <PasswordInput
        label={words.token[kind]}
        description={tokenEnd === null ? undefined : words.kept(tokenEnd)}
        placeholder={words.tokenHint[kind]}
        required={tokenEnd === null}
        autoComplete="off"
        value={draft.token}
        error={keyError}
        onChange={(event) => set({ token: event.currentTarget.value })}
      />
      {kind === 'slack' && (
        <>
          <PasswordInput
            label={words.signingSecret}
            description={kept}
            autoComplete="off"
            value={draft.secret}
            error={errorOf('secret')}
            onChange={(event) => set({ secret: event.currentTarget.value })}
          />
          <PasswordInput
            label={words.appToken}
            description={words.appTokenHint}
            autoComplete="off"
            value={draft.appToken}
            error={errorOf('appToken')}
            onChange={(event) => set({ appToken: event.currentTarget.value })}
          />
        </>
      )}
      <CheckField
        label={words.takesRequests}
        description={words.takesRequestsHint}
        checked={draft.takesRequests}
        onChange={(takesRequests) => set({ takesRequests })}
      />
      <details className={css.more}>
        <summary>{words.more}</summary>
        <div className={css.fields}>
          {kind === 'vk' && <VkByHand draft={draft} set={set} />}
          <Textarea
            label={words.routes}
            description={words.routesHint}
            placeholder={'direct\nsocks5://user@10.0.0.2:1080'}
            rows={3}
            value={draft.routes}
            error={errorOf('settings.routes')}
            onChange={(event) => set({ routes: event.currentTarget.value })}
          />
          <TextInput
            label={words.apiUrl}
            description={words.apiUrlHint}
            type="url"
            value={draft.apiUrl}
            error={errorOf('settings.apiUrl')}
            onChange={(event) => set({ apiUrl: event.currentTarget.value })}
          />
        </div>
      </details>
    </>
  )
}

interface VkByHandProps {
  readonly draft: Draft
  readonly set: (part: Partial<Draft>) => void
}

function VkByHand({ draft, set }: VkByHandProps) {
  const { form: words } = useBotsWords()
  return (
    <>
      <TextInput
        label={words.vkConfirmation}
        description={words.vkByHand}
        value={draft.confirmation}
        onChange={(event) => set({ confirmation: event.currentTarget.value })}
      />
      <PasswordInput
        label={words.vkSecret}
        autoComplete="off"
        value={draft.secret}
        onChange={(event) => set({ secret: event.currentTarget.value })}
      />
    </>
  )
}
