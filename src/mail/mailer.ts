/** A letter in plain words: codes and invitations need no more. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What we need from a mail server. */
export interface Mailer {
  /**
   * Hands a letter over. Throws `mail-failed` with what to do; `retryAfterMs` is set when trying
   * again may help. Never takes longer than `MAIL_SECONDS`.
   */
  send(letter: Letter): Promise<void>
  /** Connects and signs in, and sends nothing. Throws as `send` does. */
  verify(): Promise<void>
}

/** Somebody waits for the letter: a server that needs longer is a server that hangs. */
export const MAIL_SECONDS = 10
