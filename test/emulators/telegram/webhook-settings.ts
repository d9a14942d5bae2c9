import { isIP } from 'node:net'
import { type Call, integerOf, textOf } from './call.ts'
import { badRequest } from './refusal.ts'

/** A webhook as `setWebhook` described it. */
export interface WebhookSettings {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
  /** The address that the caller fixed; '' when the name is to be resolved. */
  readonly ipAddress: string
  readonly hasCertificate: boolean
}

/** Finds the address of a host name; rejects when there is none. */
export type Resolve = (host: string) => Promise<string>

const PORTS = new Set(['', '443', '80', '88', '8443'])
const CERTIFICATE_BYTES = 3 << 20
/** Tests run here, so plain http to these is let through, on any port. The vendor refuses it. */
const TEST_HOSTS = new Set(['127.0.0.1', 'localhost'])

export function readWebhookSettings(call: Call): WebhookSettings {
  const certificate = certificateOf(call)
  return {
    url: textOf(call, 'url'),
    secret: textOf(call, 'secret_token'),
    maxConnections: integerOf(call, 'max_connections', { otherwise: 40, least: 1, most: 100 }),
    ipAddress: textOf(call, 'ip_address'),
    hasCertificate: certificate !== undefined,
  }
}

/** Refuses what the vendor would not deliver to, and tells the address that it will. */
export async function checkWebhook(
  call: Call,
  { url: text, secret, ipAddress }: WebhookSettings,
  resolve: Resolve,
): Promise<{ readonly ipAddress: string }> {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw badRequest('invalid webhook URL specified')
  }
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
  const size = certificateOf(call)?.bytes.length ?? 0
  if (size > CERTIFICATE_BYTES) throw badRequest(`certificate size is too big (${size} bytes)`)
  if (url.protocol === 'http:') {
    if (TEST_HOSTS.has(url.hostname)) return { ipAddress: '127.0.0.1' }
    throw badWebhook('An HTTPS URL must be provided for webhook')
  }
  if (!PORTS.has(url.port)) {
    throw badWebhook('Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  const address = ipAddress || (await addressOf(url.hostname, resolve))
  if (isReserved(address)) throw badWebhook(`IP address ${address} is reserved`)
  return { ipAddress: address }
}

async function addressOf(host: string, resolve: Resolve): Promise<string> {
  if (isIP(host) === 4) return host
  return resolve(host).catch(() => {
    throw badWebhook('Failed to resolve host: Name or service not known')
  })
}

// Private, loopback, link-local, shared, multicast and other special IPv4 ranges.
function isReserved(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number)
  if ([0, 10, 127].includes(a) || a >= 224) return true
  const byte = (first: number, least: number, most: number) =>
    a === first && b >= least && b <= most
  return byte(100, 64, 127) || byte(169, 254, 254) || byte(172, 16, 31) || byte(192, 168, 168)
}

function certificateOf(call: Call) {
  const name = textOf(call, 'certificate')
  const part = name.startsWith('attach://') ? name.slice('attach://'.length) : 'certificate'
  return call.files.get(part)
}

function badWebhook(words: string) {
  return badRequest(`bad webhook: ${words}`)
}
