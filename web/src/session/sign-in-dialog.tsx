import { leaveGateClosed } from '../api/index.ts'
import { useSignInWords } from '../locales/sign-in-words.ts'
import { Dialog } from '../ui/index.ts'
import { SignInForm } from './sign-in-form.tsx'
import type { Session } from './use-session.ts'

/** Over the page when the session has ended: what was typed stays where it is. */
export function SignInDialog({ session }: { readonly session: Session }) {
  const words = useSignInWords()
  return (
    <Dialog title={words.again} onClose={leaveGateClosed}>
      <p>{words.againText}</p>
      <SignInForm session={session} />
    </Dialog>
  )
}
