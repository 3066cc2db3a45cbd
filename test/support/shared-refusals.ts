import { describe, expect, it } from 'vitest';
import {
  type OperationId,
  type OperationRow,
  operations,
  rateLimits,
} from '../../generated/operations.ts';
import { freshAddress, type SendOptions, type World } from './world.ts';

const API_KEY = 'test_pk_1234567890abcdef';

/**
 * Tests the refusals that all operations share, one describe per declared status. `validCall` makes
 * a call that would succeed; it is called inside the tests.
 */
export function describeSharedRefusals(
  world: () => World,
  operationId: OperationId,
  validCall: () => SendOptions = () => ({}),
): void {
  const operation: OperationRow = operations[operationId];
  const call = (changes: SendOptions = {}) =>
    world().send(operationId, { ...validCall(), ...changes });

  describe('400', () => {
    it('names a query parameter the operation does not have', async () => {
      const reply = await call({ query: { surprise: 'yes' } });
      expect(reply.status).toBe(400);
      expect(reply.body).toMatchObject({ success: false, code: 'VALIDATION_ERROR' });
      expect(reply.body.details.issues).toContainEqual({
        path: 'query.surprise',
        message: 'is not a parameter of this operation',
      });
      expect(reply.body.details.request_id).toBe(reply.headers.get('x-request-id'));
    });
  });

  if (operation.security.length > 0) {
    describe('401', () => {
      it('asks for a bearer token when there is none', async () => {
        const reply = await call({ as: undefined });
        expect(reply.status).toBe(401);
        expect(reply.body.code).toBe('AUTH_TOKEN_INVALID');
        expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer /);
      });

      it('asks for the token before it reads the body', async () => {
        const headers = { 'content-type': 'text/plain' };
        expect((await call({ as: undefined, headers, body: 'nonsense' })).status).toBe(401);
      });
    });
  }

  if (operation.security.length > 0 && !operation.security.includes('apiKey')) {
    describe('403', () => {
      it('is the answer to an API key', async () => {
        const reply = await call({ as: API_KEY });
        expect(reply.status).toBe(403);
        expect(reply.body.code).toBe('AUTH_FORBIDDEN');
      });
    });
  }

  describe('406', () => {
    it('is the answer to a client that does not accept JSON', async () => {
      const reply = await call({ headers: { accept: 'application/xml' } });
      expect(reply.status).toBe(406);
      expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
    });
  });

  if (operation.requestBody !== 'none') {
    describe('413', () => {
      it('refuses a body of more than 100 kB', async () => {
        const reply = await call({ body: { filler: 'x'.repeat(200_000) } });
        expect(reply.status).toBe(413);
        expect(reply.body.code).toBe('PAYLOAD_TOO_LARGE');
      });
    });

    describe('415', () => {
      it('refuses a body that is not declared to be JSON', async () => {
        const reply = await call({ body: {}, headers: { 'content-type': 'text/plain' } });
        expect(reply.status).toBe(415);
        expect(reply.body.code).toBe('UNSUPPORTED_MEDIA_TYPE');
      });
    });
  }

  if (operation.rateLimits.length > 0) describeLimit(world, operation, validCall);
}

function describeLimit(
  world: () => World,
  operation: OperationRow,
  validCall: () => SendOptions,
): void {
  const policies = operation.rateLimits.map((name) => rateLimits[name]);
  const limit = Math.min(
    ...policies.filter(({ per }) => per !== 'ip+field').map((policy) => policy.limit),
  );

  describe('429', () => {
    it(`answers ${limit} calls and refuses the next one`, async () => {
      const isPublic = operation.security.length === 0;
      const caller: SendOptions = isPublic
        ? { from: freshAddress() }
        : { as: await world().register() };
      const id = operation.id as OperationId;
      // Refused after the count, so that the calls leave nothing behind; where such a refusal does
      // not count, the calls are valid ones.
      const counted = policies.some(({ counts }) => counts === 'accepted');
      const changes = counted ? {} : { query: { surprise: 1 } };
      const attempt = () => world().send(id, { ...validCall(), ...changes, ...caller });
      for (let count = 1; count <= limit; count += 1) {
        expect((await attempt()).status).toBeLessThan(429);
      }
      const refused = await attempt();
      expect(refused.status).toBe(429);
      expect(refused.body.code).toMatch(/RATE_LIMIT_EXCEEDED$/);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('ratelimit')).toMatch(/r=0/);
      expect(refused.headers.get('ratelimit-policy')).toContain(`q=${limit}`);
    });
  });
}
