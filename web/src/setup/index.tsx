import type { Session } from '../session/index.ts'

interface SetupPageProps {
  readonly token: string | null
  readonly session: Session
}

export function SetupPage({ token }: SetupPageProps) {
  return <p>{token}</p>
}
