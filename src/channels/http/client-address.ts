import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { ConfigError } from '../../errors';

/** Who asks, and by which address they reached us; looks behind proxies only where they are ours. */
export interface ClientAddress {
  /** The client's IP, for limits and the audit. */
  ip(req: IncomingMessage): string;
  /** True where the client came by TLS, to us or to our proxy. */
  isSecure(req: IncomingMessage): boolean;
}

/**
 * Believes `X-Forwarded-For` and `X-Forwarded-Proto` only from `trustedProxies` (addresses or `10.0.0.0/8`);
 * throws ConfigError where one of them is neither. A `publicUrl` says once and for all whether clients come by TLS.
 */
export function createClientAddress(options: {
  trustedProxies?: readonly string[] | undefined;
  publicUrl?: string | undefined;
}): ClientAddress {
  const trusted = toBlockList(options.trustedProxies ?? []);
  const isTrusted = (ip: string): boolean => isIP(ip) !== 0 && trusted.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
  const peerOf = (req: IncomingMessage): string => plainIp(req.socket.remoteAddress ?? '');
  return {
    ip(req) {
      const peer = peerOf(req);
      if (!isTrusted(peer)) return peer;
      const hops = [req.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').map(plainIp);
      // From the right: each proxy appends who called it, and everything left of the first stranger may be invented.
      const stranger = hops.reverse().find(hop => isIP(hop) !== 0 && !isTrusted(hop));
      return stranger ?? peer;
    },
    isSecure(req) {
      if (options.publicUrl !== undefined) return options.publicUrl.startsWith('https:');
      if ('encrypted' in req.socket && req.socket.encrypted === true) return true;
      return isTrusted(peerOf(req)) && req.headers['x-forwarded-proto'] === 'https';
    },
  };
}

/** `::ffff:10.0.0.1` -> `10.0.0.1` */
const plainIp = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

function toBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  const faults = ranges.filter(range => !addRange(list, range));
  if (faults.length > 0)
    throw new ConfigError(faults.map(range => `trusted proxy ${range}: not an address or range (example 10.0.0.0/8)`));
  return list;
}

function addRange(list: BlockList, range: string): boolean {
  const [address = '', bits] = range.split('/');
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (bits === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const prefix = Number(bits);
  if (!/^\d{1,3}$/.test(bits) || prefix > (version === 6 ? 128 : 32)) return false;
  list.addSubnet(address, prefix, family);
  return true;
}
