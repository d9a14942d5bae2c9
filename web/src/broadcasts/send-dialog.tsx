import '@mantine/core/styles/Input.layer.css'
import { Button, Textarea } from '@mantine/core'
import { useAct } from '../api/index.ts'
import { useBroadcastsWords } from '../locales/broadcasts-words.ts'
import { useLanguage } from '../locales/index.tsx'
import { Dialog, ErrorNote } from '../ui/index.ts'
import { Audience } from './audience.tsx'
import { audienceOf, changed, type Draft, freshKey, questionOf } from './order.ts'
import { Preview } from './preview.tsx'
import { QuestionFields } from './question-fields.tsx'
import { usePreview } from './use-preview.ts'

const NOTE_LIMIT = 500

interface SendDialogProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly onSent: (count: number) => void
  readonly onClose: () => void
}

/** What to send and to whom; says who gets it before it leaves. */
export function SendDialog({ draft, onChange, onSent, onClose }: SendDialogProps) {
  const { form: words } = useBroadcastsWords()
  const { language: locale } = useLanguage()
  const { act, busy, failure, forget } = useAct('POST /api/broadcasts', ['GET /api/broadcasts'])
  const preview = usePreview(draft)
  const recipients = preview.data?.recipients.length ?? 0
  const question = questionOf(draft)
  const audience = audienceOf(draft)
  const ready = question !== null && audience !== null && recipients > 0 && !preview.stale
  const change = (changes: Partial<Draft>): void => {
    forget()
    onChange(changed(draft, changes, freshKey()))
  }
  const send = async (): Promise<void> => {
    if (question === null || audience === null) return
    const { note, key } = draft
    const sent = await act({
      query: { locale },
      body: { question, audience, note: note.trim(), key },
    })
    if (sent !== null) onSent(sent.total)
  }
  return (
    <Dialog
      title={words.title}
      wide
      busy={busy}
      onClose={onClose}
      foot={
        <Button loading={busy} disabled={!ready} onClick={send}>
          {recipients > 0 ? words.send(recipients) : words.sendNobody}
        </Button>
      }
    >
      <QuestionFields draft={draft} onChange={change} />
      <Audience draft={draft} onChange={change} />
      <Textarea
        label={words.note}
        description={
          draft.note.length > NOTE_LIMIT - 100
            ? words.noteLeft(NOTE_LIMIT - draft.note.length)
            : words.noteHint
        }
        autosize={false}
        rows={2}
        maxLength={NOTE_LIMIT}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <Preview preview={preview} chosen={audience !== null} />
      <ErrorNote failure={failure} />
    </Dialog>
  )
}
