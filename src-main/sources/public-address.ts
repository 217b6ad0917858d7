import { BlockList, isIP } from 'node:net'

/**
 * Ranges that no public server has: private networks, this machine, link-local (where clouds keep their credentials),
 * multicast, documentation and what is reserved.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const reservedIpv4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * Parts of the one public IPv6 range that are not public themselves, or that carry an IPv4 address inside.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const reservedIpv6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const reserved = new BlockList()
for (const [network, prefix] of reservedIpv4) reserved.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of reservedIpv6) reserved.addSubnet(network, prefix, 'ipv6')

const globalIpv6 = new BlockList()
globalIpv6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an IP address is one of the public internet. Everything outside 2000::/3 is refused, which takes in loopback,
 * link-local, unique local and the forms that wrap an IPv4 address (`::ffff:127.0.0.1`, `64:ff9b::7f00:1`).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !reserved.check(address, 'ipv4')
  return family === 6 && globalIpv6.check(address, 'ipv6') && !reserved.check(address, 'ipv6')
}
