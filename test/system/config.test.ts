import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readSettings, withSecrets } from '../../src/config.ts';

describe('settings', () => {
  it('need nothing', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      appUrl: 'http://127.0.0.1:3000',
      trustedProxies: [],
      contractCheck: 'strict',
      production: false,
      demo: true,
    });
  });

  it('count an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, demo: true });
  });

  it('have no demo in a database that was given', () => {
    expect(readSettings({ DATABASE_URL: 'postgres://u@h/d' }).demo).toBe(false);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://h/d'],
    ['APP_URL', 'example.com'],
    ['JWT_SECRET', 'x'.repeat(31)],
    ['ENCRYPTION_KEY', 'short'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['CORS_ORIGINS', '*'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '1'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['CONTRACT_CHECK', 'on'],
    ['ROLE', 'boss'],
    ['LOG_LEVEL', 'verbose'],
    ['NODE_ENV', 'staging'],
  ])('refuse %s=%s and name it', (variable, value) => {
    expect(() => readSettings({ [variable]: value })).toThrow(ConfigError);
    expect(() => readSettings({ [variable]: value })).toThrow(new RegExp(`^  ${variable} `, 'm'));
  });

  it('refuse a production start with what a demo makes for itself (R-90)', () => {
    const complete = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://u@h/d',
      APP_URL: 'https://7peducation.com',
      JWT_SECRET: 'j'.repeat(32),
      ENCRYPTION_KEY: 'e'.repeat(32),
    };
    expect(readSettings(complete)).toMatchObject({ contractCheck: 'off', demo: false });
    for (const variable of ['DATABASE_URL', 'APP_URL', 'JWT_SECRET', 'ENCRYPTION_KEY']) {
      expect(() => readSettings({ ...complete, [variable]: '' })).toThrow(variable);
    }
    expect(() => readSettings({ ...complete, APP_URL: 'http://7peducation.com' })).toThrow('https');
    expect(() => readSettings({ ...complete, APP_URL: 'HTTP://7peducation.com' })).toThrow('https');
  });
});

describe('secrets', () => {
  const refuse = () => {
    throw new Error('nothing should be generated');
  };

  it('are generated only when one is missing, and a given one wins', () => {
    const JWT_SECRET = 'j'.repeat(32);
    const ENCRYPTION_KEY = 'e'.repeat(32);
    const given = withSecrets(readSettings({ JWT_SECRET, ENCRYPTION_KEY }), refuse);
    const made = { JWT_SECRET: 'm'.repeat(32), ENCRYPTION_KEY };
    const mixed = withSecrets(readSettings({ JWT_SECRET }), () => made);
    expect(mixed.jwtKey.equals(given.jwtKey)).toBe(true);
    expect(mixed.encryptionKey.equals(given.encryptionKey)).toBe(true);
    expect(() => withSecrets(readSettings({ JWT_SECRET }), refuse)).toThrow();
  });
});
