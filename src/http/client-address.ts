import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { isIP, isIPv4 } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Logger } from '../logger.ts';

/** The part of a request that is read here: who opened the connection, and X-Forwarded-For. */
export interface Sent {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

type Trust = (address: string, hop: number) => boolean;

interface ProxyAddr {
  (request: IncomingMessage, trust: Trust): string;
  compile(ranges: string[]): Trust;
}

/** The package with which Express computes `request.ip`; it has no types. */
const proxyAddr: ProxyAddr = createRequire(import.meta.url)('proxy-addr');

/** With IPv6 a customer usually has a whole /56 network, so that counts as one client (A10). */
const IPV6_NETWORK = 56;

/**
 * Reads the address of the client of a request: that of the sender, or, if the sender is a trusted
 * proxy, the one that it names in X-Forwarded-For. Warns once when a sender who is not
 * trusted sends that header: either TRUSTED_PROXIES is incomplete, or a client pretends to be
 * another.
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
      // If the header names no valid address, the request is counted for the proxy.
      return isIP(named) === 0 ? sender : named;
    }
    if (!warned) {
      warned = true;
      logger.warn(
        { event: 'http.untrusted_x_forwarded_for', client: truncateAddress(sender) },
        'X-Forwarded-For is ignored: its sender is not in TRUSTED_PROXIES (logged only once)',
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

/** An address without the brackets and port that some proxies add; `::ffff:1.2.3.4` → `1.2.3.4`. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$|^([^:]*):\d+$/, '$1$2');
  const mapped = bare.toLowerCase().startsWith('::ffff:') ? bare.slice(7) : '';
  return isIPv4(mapped) ? mapped : bare;
}
