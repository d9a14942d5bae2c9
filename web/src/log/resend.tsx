import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct } from '../api/index.ts'
import { useLogWords } from '../locales/log-words.ts'
import { Confirm, toast } from '../ui/index.ts'
import type { LogRow } from './log-filter.ts'

/** The server takes so many at once. */
const AT_ONCE = 1000

/** Sends all failed messages that are shown again, after asking. */
export function ResendShown({ rows }: { readonly rows: readonly LogRow[] }) {
  const { resend: words } = useLogWords()
  const [asking, setAsking] = useState(false)
  const { send, busy, failure, forget } = useResend()
  const ids = rows
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => id)
    .slice(0, AT_ONCE)
  if (ids.length === 0 && !asking) return null
  const close = (): void => {
    setAsking(false)
    forget()
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={18} stroke={1.75} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {words.shown(ids.length)}
      </Button>
      {asking && (
        <Confirm
          title={words.title(ids.length)}
          action={words.one}
          busy={busy}
          failure={failure}
          onConfirm={async () => {
            if (await send(ids)) close()
          }}
          onClose={close}
        >
          <p>{words.text}</p>
        </Confirm>
      )}
    </>
  )
}

/** Sends failed messages again and says how many that were. True when the server took them. */
export function useResend() {
  const { resend: words } = useLogWords()
  const { act, busy, failure, forget } = useAct('POST /api/log/resend', ['GET /api/log'])
  const send = async (ids: readonly string[]): Promise<boolean> => {
    const answer = await act({ body: { ids: [...ids] } })
    if (answer === null) return false
    if (answer.resent.length > 0) toast(words.done(answer.resent.length))
    if (answer.leftOut.length > 0) toast(words.leftOut(answer.leftOut.length), 'note')
    return true
  }
  return { send, busy, failure, forget }
}
