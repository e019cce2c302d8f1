import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the internet (IANA special-purpose address registries, IPv4 and IPv6). */
const V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const V6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const special = new BlockList();
for (const [network, prefix] of V4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of V6) special.addSubnet(network, prefix, 'ipv6');

/** `119.147.1.1` -> true; this machine, its neighbours, addresses that hide one of these in IPv6 -> false. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0 || /^::ffff:/i.test(address)) return false;
  return !special.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
