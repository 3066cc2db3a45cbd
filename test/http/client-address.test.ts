import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { clientAddressReader, truncateAddress } from '../../src/http/client-address.ts';

const lines: { msg: string; client: string }[] = [];
const logger = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line)) });

/** A request from the address `sender` with this header X-Forwarded-For. */
function requestFrom(sender: string | undefined, forwardedFor?: string) {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { headers, socket: { remoteAddress: sender } };
}

describe('the address of a client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    [undefined, ''],
  ])(
    'is that of the sender, whatever the header says, when no proxy is trusted: %s',
    (sender, address) => {
      const read = clientAddressReader([], logger);
      expect(read(requestFrom(sender))).toBe(address);
      expect(read(requestFrom(sender, '192.0.2.1'))).toBe(address);
    },
  );

  it.each([
    ['the sender without the header', undefined, '10.0.0.1'],
    ['what the proxy says', '192.0.2.1', '192.0.2.1'],
    ['the last one that no trusted proxy has', '192.0.2.9, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['without a port', '192.0.2.1:4711', '192.0.2.1'],
    ['without brackets', '[2001:db8::1]', '2001:db8::1'],
    ['without brackets and port', '[2001:db8::1]:4711', '2001:db8::1'],
    ['IPv4 however it is written', '::ffff:192.0.2.1', '192.0.2.1'],
    ['the sender when the header holds no address', 'unknown', '10.0.0.1'],
    ['the sender when the header is empty', '', '10.0.0.1'],
  ])('behind a trusted proxy is %s', (_what, forwardedFor, address) => {
    const read = clientAddressReader(['10.0.0.0/8'], logger);
    expect(read(requestFrom('10.0.0.1', forwardedFor))).toBe(address);
    expect(read(requestFrom('::ffff:10.0.0.1', forwardedFor))).toBe(address);
  });

  it('is that of the sender when the sender is no trusted proxy (R-46)', () => {
    const read = clientAddressReader(['10.0.0.0/8'], logger);
    expect(read(requestFrom('203.0.113.7', '192.0.2.1'))).toBe('203.0.113.7');
  });
});

describe('X-Forwarded-For from somebody who is not trusted', () => {
  it.each([
    ['nobody is trusted', []],
    ['others are trusted', ['10.0.0.0/8']],
  ])('is logged as a warning once when %s', (_when, trusted) => {
    lines.length = 0;
    const read = clientAddressReader(trusted, logger);
    read(requestFrom('203.0.113.7'));
    expect(lines).toEqual([]);
    for (let count = 1; count <= 3; count += 1) read(requestFrom('203.0.113.7', '192.0.2.1'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.msg).toContain('TRUSTED_PROXIES');
    expect(lines[0]?.client).toBe('203.0.113.0/24');
    expect(JSON.stringify(lines)).not.toContain('192.0.2.1');
  });

  it('is not warned of when it comes from a trusted proxy', () => {
    lines.length = 0;
    clientAddressReader(['10.0.0.0/8'], logger)(requestFrom('10.0.0.1', '192.0.2.1'));
    expect(lines).toEqual([]);
  });
});

describe('an address in the log names a network, not a person', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['127.0.0.1', '127.0.0.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2ff:3::4', '2001:db8:1:200::/56'],
    ['::1', '::/56'],
    ['fe80::1%eth0', 'fe80::/56'],
    ['', 'unknown'],
    ['no address', 'unknown'],
  ])('%s is logged as %s', (address, network) => {
    expect(truncateAddress(address)).toBe(network);
  });
});
