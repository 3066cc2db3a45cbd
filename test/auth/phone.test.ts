import { describe, expect, it } from 'vitest';
import { toE164 } from '../../src/auth/phone.ts';

describe('a phone number', () => {
  it.each([
    ['05321234567', '+905321234567'],
    ['+905321234567', '+905321234567'],
    ['+442071838750', '+442071838750'],
  ])('%s is stored as %s', (written, kept) => {
    expect(toE164(written)).toBe(kept);
  });
});
