import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCredentials } from '../../src/auth/check-credentials.ts';
import { PASSWORD, startWorld } from '../support/world.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});
beforeEach(() => void vi.mocked(verify).mockClear());

const world = startWorld({ content: 'empty' });
const check = (email: string, password = 'Wrong-Password-1', attemptsOf = randomBytes(32)) =>
  checkCredentials(world.context, 'a request', { email, attemptsOf, password });

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  world.db.on('query', note);
  await work();
  world.db.off('query', note);
  return statements;
}

describe('credentials', () => {
  it('are those of the user who has both', async () => {
    const { email, userId } = await world.register();
    expect(await check(email, PASSWORD)).toMatchObject({ id: userId, email });
  });

  it('cost the same when the e-mail is unknown and when the password is wrong (R-43)', async () => {
    const { email } = await world.register();
    vi.mocked(verify).mockClear();
    const fails = (address: string) => () =>
      expect(check(address)).rejects.toMatchObject({ code: 'AUTH_INVALID_CREDENTIALS' });
    const wrong = await statementsOf(fails(email));
    const unknown = await statementsOf(fails('nobody-at-all@example.com'));
    expect(unknown).toEqual(wrong);
    const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4));
    expect(costs).toHaveLength(2);
    expect(costs[1]).toEqual(costs[0]);
  });

  it('are not counted against anybody when they could not be looked at', async () => {
    const { email } = await world.register();
    const attemptsOf = randomBytes(32);
    vi.mocked(verify).mockRejectedValueOnce(new Error('overloaded'));
    await expect(check(email, PASSWORD, attemptsOf)).rejects.toThrow('overloaded');
    const [row] = await world.db('login_attempts').where({ email_hash: attemptsOf });
    expect(row).toMatchObject({ failures: 0, locks: 0, locked_until: null });
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
});
