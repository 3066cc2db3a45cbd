import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freshAddress, PASSWORD, type Reply, startWorld } from '../support/world.ts';

const world = startWorld({ content: 'empty' });
const WRONG = 'Wrong-Password-1';
const lines: Record<string, unknown>[] = [];
const note = (line: unknown) => {
  if (typeof line === 'object' && line !== null && 'event' in line) lines.push({ ...line });
};
beforeAll(() => {
  vi.spyOn(world.context.logger, 'info').mockImplementation(note);
  vi.spyOn(world.context.logger, 'warn').mockImplementation(note);
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('the log (R-89)', () => {
  it('has a line for every event of signing in, with the request’s id and without secrets', async () => {
    const email = 'logged@example.com';
    const replies: Reply[] = [];
    async function call(...[operation, options]: Parameters<typeof world.send>): Promise<Reply> {
      const reply = await world.send(operation, { from: freshAddress(), ...options });
      replies.push(reply);
      return reply;
    }
    const login = (password: string) => call('login', { body: { email, password } });
    const refresh = (refresh_token: string) =>
      call('refreshSession', { body: { refresh_token, rotate: true } });

    await call('register', { body: { email, password: PASSWORD, full_name: 'Ece Gün' } });
    await login(WRONG);
    const first = await login(PASSWORD);
    const child = await refresh(first.body.refresh_token);
    const grandchild = await refresh(child.body.refresh_token);
    await refresh(first.body.refresh_token);
    const second = await login(PASSWORD);
    await call('logout', { as: `Bearer ${second.body.access_token}` });
    for (let count = 1; count <= 6; count += 1) await login(WRONG);

    expect(lines.map(({ event }) => event)).toEqual([
      'auth.registered',
      'auth.failed',
      'auth.signed_in',
      'auth.refreshed',
      'auth.refreshed',
      'auth.refresh_token_reused',
      'auth.signed_in',
      'auth.signed_out',
      ...Array(4).fill('auth.failed'),
      'auth.locked',
      'auth.refused_while_locked',
    ]);
    const requestIds = replies.map(({ headers }) => headers.get('x-request-id'));
    expect(lines.map(({ request_id }) => request_id)).toEqual(requestIds);

    const refusals = lines.filter(({ event }) => /failed|locked/.test(String(event)));
    for (const { client } of refusals) expect(client).toMatch(/^127\.\d+\.\d+\.0\/24$/);

    const secrets = [first, child, grandchild, second].flatMap(({ body }) => [
      body.access_token,
      body.refresh_token,
    ]);
    const log = JSON.stringify(lines);
    for (const secret of [PASSWORD, WRONG, email, ...secrets]) expect(log).not.toContain(secret);
  });
});
