import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { formats } from '../../scripts/generate/formats.ts';
import { foldEmail } from '../../src/auth/email.ts';

const { Email, EmailInput } = document.components.schemas;
const blanks = fc
  .array(fc.constantFrom(' ', '\u00a0', '\u2007', '\u3000'), { maxLength: 9 })
  .map((list) => list.join(''));
/** Usual e-mail addresses, and some that are almost invalid. */
const nearlyEmails = fc.oneof(
  fc.emailAddress(),
  fc.stringMatching(/^[a-zA-Z0-9.@_-]{1,40}$/),
  fc.stringMatching(/^[a-z.]{60,70}@[a-z.-]{1,260}$/),
);

describe('an e-mail', () => {
  it('is the same in upper and lower case', () => {
    expect(foldEmail('ILKER@Example.COM')).toBe('ilker@example.com');
    expect(foldEmail('ilker@example.com')).toBe('ilker@example.com');
  });

  it('is the same on a machine with a Turkish locale, where the lower case of I is ı', () => {
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

  it('has one folded form for all spellings, and folding it again changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const folded = foldEmail(email);
        expect(foldEmail(folded)).toBe(folded);
        expect(foldEmail(email.toUpperCase())).toBe(folded);
      }),
    );
    expect(foldEmail('zoe\u0308@example.com')).toBe(foldEmail('zo\u00eb@example.com'));
  });

  it('is the same with blanks around it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), blanks, blanks, (email, before, after) => {
        const padded = foldEmail(before + email + after);
        expect(padded).toBe(foldEmail(email));
        expect(foldEmail(padded)).toBe(padded);
      }),
    );
  });
});

describe('an e-mail of a request', () => {
  const pattern = new RegExp(EmailInput.pattern, 'u');

  it('is valid exactly if a reply may contain it, with any blanks around it', () => {
    const format = formats.email as RegExp;
    fc.assert(
      fc.property(nearlyEmails, blanks, blanks, (email, before, after) => {
        const inReply = format.test(email) && email.length <= Email.maxLength;
        expect(pattern.test(before + email + after)).toBe(inReply);
      }),
    );
  });

  it('has at most 254 characters without its blanks', () => {
    const domain = `${'d'.repeat(60)}.`.repeat(4);
    const longest = `${'a'.repeat(254 - domain.length - 4)}@${domain}com`;
    expect(longest).toHaveLength(254);
    expect(pattern.test(` ${longest} `)).toBe(true);
    expect(pattern.test(` a${longest} `)).toBe(false);
  });
});
