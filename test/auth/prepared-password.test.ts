import { hash, verify } from '@node-rs/argon2';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/auth/passwords/password.ts';
import { preparePassword } from '../../src/auth/passwords/prepare-password.ts';

// Counts how often a hash is computed.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});
beforeEach(() => void vi.mocked(verify).mockClear());

const composed = 'Şifreğüç 2025'.normalize('NFC');
const decomposed = composed.normalize('NFD');
const noBreakSpace = composed.replace(' ', '\u00a0');

describe('a prepared password (RFC 8265, R-96)', () => {
  it('is the same for composed and decomposed letters and for every kind of space', () => {
    const forms = [composed, decomposed, noBreakSpace, composed.replace(' ', '\u3000')];
    expect(new Set(forms.map(preparePassword))).toEqual(new Set([composed]));
  });

  it('keeps upper and lower case, outer spaces and compatibility characters', () => {
    for (const kept of ['Şifre', 'şifre', ' şifre ', 'ﬁ', 'Ａ', '²', '']) {
      expect(preparePassword(kept)).toBe(kept);
    }
  });

  it('does not change when it is prepared again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (password) => {
        const prepared = preparePassword(password);
        expect(preparePassword(prepared)).toBe(prepared);
      }),
    );
  });
});

describe('a hash', () => {
  it.each([
    [composed, decomposed],
    [decomposed, composed],
    [composed, noBreakSpace],
    [noBreakSpace, composed],
  ])('of %j matches %j', async (chosen, typed) => {
    expect(await verifyPassword(await hashPassword(chosen), typed)).toBe(true);
  });

  it.each([decomposed, noBreakSpace, 'Old\u0007Password1'])(
    'that was made before passwords were prepared still matches %j',
    async (chosen) => {
      const old = await hash(chosen, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
      expect(await verifyPassword(old, chosen)).toBe(true);
    },
  );
});

describe('the number of hashes for one guess (R-43)', () => {
  it.each([
    ['Merhaba2025', 1],
    [composed, 1],
    [decomposed, 2],
    [noBreakSpace, 2],
  ])(
    'depends only on the guess, here %j, and not on whether the account exists',
    async (guess, count) => {
      for (const passwordHash of [await hashPassword('Another-Password-1'), null]) {
        vi.mocked(verify).mockClear();
        expect(await verifyPassword(passwordHash, guess)).toBe(false);
        expect(verify).toHaveBeenCalledTimes(count);
      }
    },
  );
});
