/** Who is signed in, and how they sign in. */
export { SignedIn } from './signed-in.tsx'
export { enter, type Session, useSession } from './use-session.ts'
