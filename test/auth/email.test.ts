import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmail } from '../../src/auth/email.ts';

describe('an e-mail', () => {
  it('is the same in upper and lower case, whatever the locale of the machine', () => {
    expect(foldEmail('ILKER@Example.COM')).toBe('ilker@example.com');
    expect(foldEmail('ilker@example.com')).toBe('ilker@example.com');
  });

  it('folds to the same form however often and from whatever spelling', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const folded = foldEmail(email);
        expect(foldEmail(folded)).toBe(folded);
        expect(foldEmail(email.toUpperCase())).toBe(folded);
      }),
    );
    expect(foldEmail('zoe\u0308@example.com')).toBe(foldEmail('zo\u00eb@example.com'));
  });
});
