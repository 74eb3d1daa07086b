import { BlockList, isIP } from 'node:net'

// Everything that is not a public unicast address (IANA special-purpose registries, RFC 6890).
const refused = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; 169.254.169.254 tells a cloud machine its secrets.
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
] as const) {
  refused.addSubnet(address, bits, 'ipv4')
}

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

// Parts of 2000::/3 that carry an IPv4 address inside or lead nowhere.
const embedding = new BlockList()
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  embedding.addSubnet(address, bits, 'ipv6')
}

/**
 * Whether a request to this IP address stays out of private networks: a public unicast address.
 * IPv6 forms that wrap an IPv4 address (mapped, translated, 6to4, Teredo) are never public here.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4')
    case 6: {
      const [plain = ''] = address.split('%')
      return globalUnicast.check(plain, 'ipv6') && !embedding.check(plain, 'ipv6')
    }
    default:
      return false
  }
}
