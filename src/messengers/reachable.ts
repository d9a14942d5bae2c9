import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { AppError } from '../kernel/index.ts'

/**
 * Addresses that no server of ours has a reason to call, wherever it stands: link-local ones, where
 * clouds keep their credentials, and those that are nobody's or everybody's. Private networks are
 * allowed: CRM, mail server and proxy usually stand there. RFC 6890; OWASP ASVS 5, 1.3.6.
 */
const FORBIDDEN = new BlockList()
FORBIDDEN.addSubnet('0.0.0.0', 8)
FORBIDDEN.addSubnet('169.254.0.0', 16)
FORBIDDEN.addSubnet('224.0.0.0', 4)
FORBIDDEN.addSubnet('240.0.0.0', 4)
FORBIDDEN.addSubnet('::', 128, 'ipv6')
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6')
FORBIDDEN.addSubnet('ff00::', 8, 'ipv6')
FORBIDDEN.addSubnet('fd00:ec2::', 32, 'ipv6')

/** Throws `bad-config` for an address that must not be called, however its host is written. */
export async function mustBeReachable(address: string): Promise<void> {
  const host = URL.parse(address)?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const addresses = isIP(host) !== 0 ? [host] : await addressesOf(host)
  const forbidden = addresses.some((one) => FORBIDDEN.check(one, isIP(one) === 6 ? 'ipv6' : 'ipv4'))
  if (!forbidden && host !== '') return
  throw new AppError('bad-config', `«${host}» is no address that we may call: enter another host`)
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    const found = await lookup(host, { all: true })
    return found.map(({ address }) => address)
  } catch {
    throw new AppError('bad-config', `There is no host «${host}»: check how it is written`)
  }
}
