/** Who may manage, who is signed in, and what they did: what the administration page needs kept. */

/** Somebody with access: the owner, who is no employee, or an employee by their id. */
export type Manager =
  | { readonly kind: 'owner' }
  | { readonly kind: 'employee'; readonly employeeId: string }

/** One browser that is signed in. The token that opens it is known to that browser alone. */
export interface Session {
  readonly id: string
  readonly manager: Manager
  /** The address that it was opened from, and the browser as it calls itself. */
  readonly from: string
  readonly browser: string
  readonly startedAt: Temporal.Instant
  readonly seenAt: Temporal.Instant
  /** When its token was last replaced by another. */
  readonly rotatedAt: Temporal.Instant
}

export interface Sessions {
  add(session: Session, tokenHash: string): Promise<void>
  /** By the hash of its token, or of the one before it while that is still let through. */
  byToken(tokenHash: string, now: Temporal.Instant): Promise<Session | null>
  /**
   * Replaces the token; the one before it is let through until `graceUntil`, for calls under way.
   * Of calls that come together one replaces it: false for the others.
   */
  rotate(
    id: string,
    hashes: { readonly before: string; readonly now: string },
    now: Temporal.Instant,
    graceUntil: Temporal.Instant,
  ): Promise<boolean>
  seen(id: string, now: Temporal.Instant): Promise<void>
  all(): Promise<readonly Session[]>
  remove(id: string): Promise<void>
  /** Ends every session of a manager, but for one. */
  removeOf(manager: Manager, exceptId: string | null): Promise<void>
  /** Forgets those that began or were seen too long ago. */
  forget(begunBefore: Temporal.Instant, seenBefore: Temporal.Instant): Promise<void>
}

/** A link that signs in once: the first start's, or the one that the bot gives for /admin. */
export interface OneTimeLinks {
  /** Replaces every link of the same manager that is still open. */
  add(tokenHash: string, manager: Manager, expiresAt: Temporal.Instant | null): Promise<void>
  /**
   * Uses it up: the first caller gets whose it is, everybody after that null. The owner's link is
   * for choosing a password and a manager's for signing in: neither is used up by the other's act.
   */
  use(tokenHash: string, kind: Manager['kind'], now: Temporal.Instant): Promise<Manager | null>
}

/** What an administrator did. */
export interface Act {
  readonly who: string
  /** `bot.add`, `user.block`, …: a code, for which the page has words. */
  readonly what: string
  /** Whom or what it concerned, as an administrator recognises it; never a secret. */
  readonly subject: string
  readonly from: string
}

export interface KeptAct extends Act {
  readonly id: string
  readonly at: Temporal.Instant
}

export interface Acts {
  add(act: Act): Promise<void>
  /** Newest first; those before `before`, where it is given. */
  newest(limit: number, before?: string): Promise<readonly KeptAct[]>
}

/** A token for scripts, without the token itself. */
export interface ApiToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Temporal.Instant
  readonly createdBy: string
  readonly usedAt: Temporal.Instant | null
}

export interface ApiTokens {
  add(token: Omit<ApiToken, 'createdAt' | 'usedAt'>, tokenHash: string): Promise<void>
  byToken(tokenHash: string): Promise<ApiToken | null>
  used(id: string, now: Temporal.Instant): Promise<void>
  all(): Promise<readonly ApiToken[]>
  remove(id: string): Promise<void>
}

/** Attempts to sign in: counted by where they come from and by whom they name, never by content. */
export interface SignIns {
  /** Those that failed at or after `since`. */
  failures(
    by: { readonly from: string } | { readonly target: string },
    since: Temporal.Instant,
  ): Promise<number>
  failed(from: string, target: string, now: Temporal.Instant): Promise<void>
  /** Takes back what was counted at that moment: it did not fail after all. */
  forgive(from: string, target: string, at: Temporal.Instant): Promise<void>
}

/** Connections that the page sets, each sealed: whatever the environment sets goes before them. */
export interface Connections {
  readonly crmUrl: string | null
  readonly publicUrl: string | null
  readonly proxyUrl: string | null
  readonly mail: { readonly url: string; readonly from: string } | null
}

/** What the administration page keeps. */
export interface Administration {
  /** What is kept of the owner's password; null before the first start was finished. */
  ownerPassword(): Promise<string | null>
  setOwnerPassword(hash: string): Promise<void>
  /** The employees who manage; null while all administrators of the CRM do. */
  listedManagers(): Promise<ReadonlySet<string> | null>
  listManagers(employeeIds: readonly string[] | null): Promise<void>
  connections(): Promise<Connections>
  connect(changes: Partial<Connections>): Promise<void>
  /** Steps of the first start that were finished or skipped. */
  steps(): Promise<readonly string[]>
  finishStep(step: string): Promise<void>
  /** Which company's people the rows are about: see `guard-company.ts`. */
  companyKey(): Promise<string | null>
  setCompanyKey(key: string): Promise<void>
  readonly sessions: Sessions
  readonly links: OneTimeLinks
  readonly acts: Acts
  readonly tokens: ApiTokens
  readonly signIns: SignIns
}
