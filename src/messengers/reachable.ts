import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
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
// Both carry an IPv4 address to whoever translates it: nothing that we call is reached like that.
FORBIDDEN.addSubnet('64:ff9b::', 96, 'ipv6')
FORBIDDEN.addSubnet('2002::', 16, 'ipv6')
// The metadata of Alibaba Cloud, in what carriers use otherwise.
FORBIDDEN.addAddress('100.100.100.200')

/** This machine and private networks: what is said there does not cross the internet. */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8)
NEAR.addSubnet('10.0.0.0', 8)
NEAR.addSubnet('172.16.0.0', 12)
NEAR.addSubnet('192.168.0.0', 16)
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

/** Throws `bad-config` for an address that must not be called, however its host is written. */
export async function mustBeReachable(address: string): Promise<void> {
  const host = hostOf(address)
  const addresses = await addressesOf(host)
  if (addresses.some((one) => isIn(FORBIDDEN, one))) throw forbidden(host)
}

/** The same, and it must be on this machine or in a private network. */
export async function mustBeNear(address: string): Promise<void> {
  await mustBeReachable(address)
  const host = hostOf(address)
  const addresses = await addressesOf(host)
  if (addresses.every((one) => isIn(NEAR, one))) return
  throw new AppError('bad-config', `«${host}» is on the internet: the address must be https://`)
}

/**
 * Looks a name up for a connection, and finds nothing where no call may lead: a name that was
 * checked may mean another address a moment later.
 */
export const lookupReachable: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const bad = error ?? (found.some(({ address }) => isIn(FORBIDDEN, address)) && forbidden(host))
    const [first] = found ?? []
    if (bad || first === undefined) return done(bad || forbidden(host), [])
    if (options.all) return done(null, found)
    return done(null, first.address, first.family)
  })
}

const hostOf = (address: string) => URL.parse(address)?.hostname.replace(/^\[|\]$/g, '') ?? ''

const isIn = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const forbidden = (host: string) =>
  new AppError('bad-config', `«${host}» is no address that we may call: enter another host`)

const find = promisify(lookup)

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host]
  if (host === '') throw forbidden(host)
  const found = await find(host, { all: true }).catch((): LookupAddress[] => [])
  if (found.length > 0) return found.map(({ address }) => address)
  throw new AppError('bad-config', `There is no host «${host}»: check how it is written`)
}
