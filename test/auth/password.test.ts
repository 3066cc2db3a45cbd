import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/auth/passwords/password.ts';

describe('passwords', () => {
  it('are stored as argon2id with 19 MiB, two passes and one lane (R-48)', async () => {
    const hash = await hashPassword('Merhaba2025');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await hashPassword('Merhaba2025')).not.toBe(hash);
  });

  it('match only exactly as they were chosen', async () => {
    const hash = await hashPassword(' Şifre 2025 ');
    expect(await verifyPassword(hash, ' Şifre 2025 ')).toBe(true);
    for (const other of ['Şifre 2025', ' şifre 2025 ', ' Sifre 2025 ', ' Şifre 2025  ']) {
      expect(await verifyPassword(hash, other)).toBe(false);
    }
  });

  it('never match if there is no hash', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
    expect(await verifyPassword(null, 'Merhaba2025')).toBe(false);
  });

  it('are refused when 67 are to be hashed at the same time, and are hashed again afterwards', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 67 }, () => verifyPassword(null, 'Merhaba2025')),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(await verifyPassword(null, 'Merhaba2025')).toBe(false);
  });
});
