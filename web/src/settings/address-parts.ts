/** An address such as `smtps://login@mail.example.ru:465`, as fields of a form. No password in it. */
export interface AddressParts {
  readonly scheme: string
  readonly host: string
  readonly port: string
  readonly user: string
}

/** Anything that is no address leaves the fields empty. */
export function partsOfAddress(address: string, scheme: string): AddressParts {
  // Schemes that browsers do not know are parsed otherwise; `http` is parsed the same everywhere.
  const [known, rest] = /^([a-z0-9+]+):\/\/(.*)$/i.exec(address)?.slice(1) ?? []
  const url = rest === undefined ? null : URL.parse(`http://${rest}`)
  if (url === null || known === undefined) return { scheme, host: '', port: '', user: '' }
  return {
    scheme: known.toLowerCase(),
    host: url.hostname,
    port: url.port,
    user: decodeURIComponent(url.username),
  }
}

/** The address that the fields make; empty while there is no host. */
export function addressOf({ scheme, host, port, user }: AddressParts): string {
  const name = host.trim()
  if (name === '') return ''
  const login = user.trim() === '' ? '' : `${encodeURIComponent(user.trim())}@`
  return `${scheme}://${login}${name}${port.trim() === '' ? '' : `:${port.trim()}`}`
}
