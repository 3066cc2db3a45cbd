import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { isIP, isIPv4 } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Logger } from '../logger.ts';

/** What is read of a request: who opened the connection, and X-Forwarded-For. */
export interface Sent {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

type Trust = (address: string, hop: number) => boolean;

interface ProxyAddr {
  (request: IncomingMessage, trust: Trust): string;
  compile(ranges: string[]): Trust;
}

/** What Express reads `request.ip` with; it brings no types. */
const proxyAddr: ProxyAddr = createRequire(import.meta.url)('proxy-addr');

/** A customer with IPv6 has a whole /56 (A10). */
const IPV6_NETWORK = 56;

/**
 * Reads the address of the client of a request: the sender, or whom the trusted proxies name in
 * X-Forwarded-For. Warns once of that header from somebody who is not trusted: either
 * TRUSTED_PROXIES is incomplete, or a client pretends to be another.
 */
export function clientAddressReader(
  trustedProxies: readonly string[],
  logger: Logger,
): (request: Sent) => string {
  const trust = trustedProxies.length > 0 ? proxyAddr.compile([...trustedProxies]) : undefined;
  let warned = false;

  return (request) => {
    const sender = plainAddress(request.socket.remoteAddress ?? '');
    if (request.headers['x-forwarded-for'] === undefined) return sender;
    if (trust?.(sender, 0)) {
      const named = plainAddress(proxyAddr(request as IncomingMessage, trust));
      // What is no address at all counts for the one who sent it.
      return isIP(named) === 0 ? sender : named;
    }
    if (!warned) {
      warned = true;
      logger.warn(
        { event: 'http.forwarded_by_nobody_trusted', client: truncateAddress(sender) },
        'X-Forwarded-For is ignored: its sender is not in TRUSTED_PROXIES (said only once)',
      );
    }
    return sender;
  };
}

/** The network of an address for the log: IPv4 /24, IPv6 /56. */
export function truncateAddress(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) === 0) return 'unknown';
  return isIPv4(plain) ? plain.replace(/\d+$/, '0/24') : ipKeyGenerator(plain, IPV6_NETWORK);
}

/** Without brackets and port, which some proxies add, and IPv4 as IPv4 on an IPv6 socket. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$|^([^:]*):\d+$/, '$1$2');
  const mapped = bare.toLowerCase().startsWith('::ffff:') ? bare.slice(7) : '';
  return isIPv4(mapped) ? mapped : bare;
}
