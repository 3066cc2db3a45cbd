import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEmail } from '../../src/auth/email.ts';

describe('an e-mail', () => {
  it('is the same in upper and lower case', () => {
    expect(foldEmail('ILKER@Example.COM')).toBe('ilker@example.com');
    expect(foldEmail('ilker@example.com')).toBe('ilker@example.com');
  });

  it('is the same on a Turkish machine, which makes another letter of I', () => {
    const program = `
      import { foldEmail } from ${JSON.stringify(import.meta.resolve('../../src/auth/email.ts'))};
      const email = 'ILKER.ŞEN@Example.COM';
      console.log(email.toLocaleLowerCase(), foldEmail(email));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      env: { LC_ALL: 'tr_TR.UTF-8' },
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe('ılker.şen@example.com ilker.şen@example.com');
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
