/**
 * Mail: codes and invitations by letter. `mailer.ts` is the port, `smtp-mailer.ts` speaks SMTP and
 * turns what goes wrong into words.
 */
export { type Letter, MAIL_SECONDS, type Mailer } from './mailer.ts'
export { createSmtpMailer, type SmtpConfig } from './smtp-mailer.ts'
