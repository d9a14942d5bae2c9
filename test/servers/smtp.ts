import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { unusedPort } from './http-server.ts'

/** A mail server that takes letters, or does not. */
export interface MailServer extends AsyncDisposable {
  /** As `SMTP_URL` takes it. */
  readonly url: string
  /** Whole letters as they came, oldest first. */
  readonly letters: readonly string[]
  /** Refuses every recipient with this from now on; null takes letters again. */
  refuses(status: number | null): void
}

/** A real SMTP server on loopback. */
export async function startMailServer(): Promise<MailServer> {
  const letters: string[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _session, done) =>
      password === 'right'
        ? done(null, { user: 'svodka' })
        : done(Object.assign(new Error('Wrong password'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) =>
      refusal === null
        ? done()
        : done(Object.assign(new Error('Not here'), { responseCode: refusal })),
    onData(stream, _session, done) {
      text(stream).then((letter) => {
        letters.push(letter)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  const port = await unusedPort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuses(status) {
      refusal = status
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The words of a letter: its MIME parts are undone. */
export function wordsOf(letter: string): string {
  const [head = '', ...rest] = letter.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
