import { useState } from 'react'
import type { AnswerOf } from '../../../src/http/schema/index.ts'
import { useUsersWords } from '../locales/users-words.ts'
import { Dialog } from '../ui/index.ts'
import { Invite } from './invite.tsx'
import { Invited } from './invited.tsx'
import type { Bot } from './person.ts'

interface InviteDialogProps {
  readonly bots: readonly Bot[]
  /** The bot that is chosen at first. */
  readonly first?: string | undefined
  readonly onClose: () => void
}

/** Makes personal links, and shows them once. */
export function InviteDialog({ bots, first, onClose }: InviteDialogProps) {
  const { inviting: words } = useUsersWords()
  const [result, setResult] = useState<AnswerOf<'POST /api/invitations'> | null>(null)
  return (
    <Dialog
      title={result === null ? words.title : words.ready(result.made.length)}
      wide
      onClose={onClose}
    >
      {result === null ? (
        <Invite bots={bots} first={first} onInvited={setResult} />
      ) : (
        <Invited result={result} onDone={onClose} />
      )}
    </Dialog>
  )
}
