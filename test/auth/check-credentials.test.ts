import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCredentials } from '../../src/auth/passwords/check-credentials.ts';
import { hashPassword } from '../../src/auth/passwords/password.ts';
import { findUserByEmail } from '../../src/auth/users.queries.ts';
import { PASSWORD, startWorld } from '../support/world.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});
vi.mock('../../src/auth/users.queries.ts', async (original) => {
  const real = await original<typeof import('../../src/auth/users.queries.ts')>();
  return { ...real, findUserByEmail: vi.fn(real.findUserByEmail) };
});
beforeEach(() => void vi.mocked(verify).mockClear());

const world = startWorld({ content: 'empty' });
const check = (email: string, password = 'Wrong-Password-1', emailHash = randomBytes(32)) =>
  checkCredentials(
    world.context,
    { id: 'a request', ip: '203.0.113.7' },
    { email, emailHash, password },
  );

/** Only the statements of a login: the refresher of the listings uses the same database. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    if (/"(login_attempts|users)"/.test(sql)) statements.push(sql);
  };
  world.db.on('query', note);
  await work();
  world.db.off('query', note);
  return statements;
}

describe('credentials', () => {
  it('give the user who has this e-mail and this password', async () => {
    const { email, userId } = await world.register();
    expect(await check(email, PASSWORD)).toMatchObject({ id: userId, email });
  });

  it('cost the same when the e-mail is unknown and when the password is wrong (R-43)', async () => {
    const { email } = await world.register({ password_hash: await hashPassword(PASSWORD) });
    vi.mocked(verify).mockClear();
    const fails = (address: string) => () =>
      expect(check(address)).rejects.toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
    const wrong = await statementsOf(fails(email));
    const unknown = await statementsOf(fails('nobody-at-all@example.com'));
    expect(wrong).toHaveLength(3);
    expect(unknown).toEqual(wrong);
    const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4));
    expect(costs).toHaveLength(2);
    expect(costs[1]).toEqual(costs[0]);
  });

  it('do not count as a failed login when the password could not be checked', async () => {
    const { email } = await world.register();
    const emailHash = randomBytes(32);
    vi.mocked(verify).mockRejectedValueOnce(new Error('overloaded'));
    await expect(check(email, PASSWORD, emailHash)).rejects.toThrow('overloaded');
    const [row] = await world.db('login_attempts').where({ email_hash: emailHash });
    expect(row).toMatchObject({ failures: 0, locks: 0, locked_until: null });
  });

  it('do not count as a failed login when the user could not be read', async () => {
    const emailHash = randomBytes(32);
    const broken = new Error('no user to be read');
    vi.mocked(findUserByEmail).mockRejectedValueOnce(broken);
    await expect(check('somebody@example.com', PASSWORD, emailHash)).rejects.toBe(broken);
    const [row] = await world.db('login_attempts').where({ email_hash: emailHash });
    expect(row).toMatchObject({ failures: 0, locks: 0, locked_until: null });
  });

  it('fail with the first error when the attempt cannot be given back either', async () => {
    const { db, logger } = world.context;
    const log = vi.spyOn(logger, 'error').mockImplementation(() => {});
    const transaction = vi.spyOn(db, 'transaction');
    vi.mocked(findUserByEmail).mockImplementationOnce(() => {
      transaction.mockRejectedValueOnce(new Error('cannot give it back'));
      return Promise.reject(new Error('the first cause'));
    });
    await expect(check('somebody@example.com')).rejects.toThrow('the first cause');
    expect(log).toHaveBeenCalledWith(
      expect.objectContaining({ event: 'auth.attempt_not_given_back', request_id: 'a request' }),
    );
    transaction.mockRestore();
    log.mockRestore();
  });

  it('are logged without e-mail and password when they are wrong (R-89)', async () => {
    const lines: string[] = [];
    const log = vi.spyOn(world.context.logger, 'warn').mockImplementation((line) => {
      lines.push(JSON.stringify(line));
    });
    await expect(check('somebody@example.com')).rejects.toThrow();
    log.mockRestore();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"event":"auth.failed","request_id":"a request"');
    expect(lines[0]).not.toMatch(/somebody|Wrong-Password/);
  });

  it('are logged with the network of the client, not with its address', async () => {
    const log = vi.spyOn(world.context.logger, 'warn').mockImplementation(() => {});
    await expect(check('elsewhere@example.com')).rejects.toThrow();
    expect(log.mock.calls).toMatchObject([[{ event: 'auth.failed', client: '203.0.113.0/24' }]]);
    expect(JSON.stringify(log.mock.calls)).not.toContain('203.0.113.7');
    log.mockRestore();
  });
});
