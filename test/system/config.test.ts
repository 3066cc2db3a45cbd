import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, completeSettings, readSettings, variables } from '../../src/config.ts';

describe('settings', () => {
  it('have a default for every variable', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      appUrl: undefined,
      trustedProxies: [],
      contractCheck: 'strict',
      production: false,
      demo: true,
    });
  });

  it('count an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, demo: true });
  });

  it('have no demo with DATABASE_URL', () => {
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

  it('refuse production without a database, an https address and secrets of its own (R-90)', () => {
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

/** For each variable a valid value that is not its default. */
const others: Readonly<Record<keyof typeof variables.shape, string>> = {
  PORT: '4000',
  HOST: '0.0.0.0',
  DATA_DIR: 'elsewhere',
  DATABASE_URL: 'postgres://u@h/d',
  REDIS_URL: 'redis://h',
  APP_URL: 'https://7peducation.com',
  JWT_SECRET: 'j'.repeat(32),
  ENCRYPTION_KEY: 'e'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtp://h',
  CORS_ORIGINS: 'https://app.example.com',
  REDIRECT_ORIGINS: 'https://app.example.com',
  TRUSTED_PROXIES: '10.0.0.0/8',
  CONTRACT_CHECK: 'off',
  ROLE: 'api',
  LOG_LEVEL: 'debug',
  METRICS_TOKEN: 'm'.repeat(16),
  ACCESS_TOKEN_SECONDS: '60',
  NODE_ENV: 'test',
};

describe('a variable', () => {
  it.each(Object.entries(others))(
    'changes the settings, or is said to be unused: %s',
    (name, value) => {
      const { unused: none, ...before } = readSettings({});
      const { unused, ...after } = readSettings({ NODE_ENV: 'development', [name]: value });
      expect(none).toEqual([]);
      const meaning = Object.entries(variables.shape).find(([variable]) => variable === name)?.[1];
      const said = meaning?.description?.startsWith('Not used yet: ') ?? false;
      // NODE_ENV=test does the same as development.
      if (name !== 'NODE_ENV') expect(said).toBe(isDeepStrictEqual(before, after));
      expect(unused).toEqual(said ? [name] : []);
    },
  );
});

describe('secrets', () => {
  const refuse = () => {
    throw new Error('nothing should be generated');
  };

  it('are generated only if one is missing, and a given one is used', () => {
    const JWT_SECRET = 'j'.repeat(32);
    const ENCRYPTION_KEY = 'e'.repeat(32);
    const url = 'http://127.0.0.1:3000';
    const given = completeSettings(readSettings({ JWT_SECRET, ENCRYPTION_KEY }), url, refuse);
    const made = { JWT_SECRET: 'm'.repeat(32), ENCRYPTION_KEY };
    const mixed = completeSettings(readSettings({ JWT_SECRET }), url, () => made);
    expect(mixed.jwtKey.equals(given.jwtKey)).toBe(true);
    expect(mixed.encryptionKey.equals(given.encryptionKey)).toBe(true);
    expect(() => completeSettings(readSettings({ JWT_SECRET }), url, refuse)).toThrow();
  });

  it('are completed with the address that the server listens on, unless APP_URL names another', () => {
    const url = 'http://127.0.0.1:49152';
    const made = { JWT_SECRET: 'j'.repeat(32), ENCRYPTION_KEY: 'e'.repeat(32) };
    expect(completeSettings(readSettings({}), url, () => made).appUrl).toBe(url);
    const APP_URL = 'https://7peducation.com';
    expect(completeSettings(readSettings({ APP_URL }), url, () => made).appUrl).toBe(APP_URL);
  });
});
