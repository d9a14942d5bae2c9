import { isIP } from 'node:net'

/**
 * The network that an address belongs to, for limits: one line of the internet is one IPv4 address,
 * or the 64 bits of IPv6 that every house and every server is given whole. RFC 6177.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const plain = address.toLowerCase().replace(/%.*$/, '')
  const embedded = /^::ffff:(?<four>[\d.]+)$/.exec(plain)?.groups?.four
  if (embedded !== undefined) return embedded
  const [head = [], tail = []] = plain.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
