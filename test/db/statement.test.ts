import { describe, expect, it } from 'vitest';
import { statement } from '../../src/db/statement.ts';

describe('whether a statement may wait for another transaction', () => {
  it.each([
    ['SELECT 1', false],
    ['WITH a AS (SELECT updated_at FROM courses) SELECT * FROM a', false],
    ['SELECT id FROM users WHERE id = :id FOR NO KEY UPDATE', true],
    ['SELECT id FROM users FOR SHARE', true],
    ['WITH a AS (INSERT INTO t VALUES (1) RETURNING id) SELECT * FROM a', true],
    ['update users SET tier = :tier', true],
    ['SELECT pg_advisory_xact_lock(1)', true],
  ])('is known from its text: %s', (sql, mayWait) => {
    expect(statement(sql).mayWait).toBe(mayWait);
  });
});
