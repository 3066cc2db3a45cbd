import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import document from '../../generated/openapi.json' with { type: 'json' };
import { expectStatus } from '../support/expect-status.ts';
import { freshAddress, startWorld } from '../support/world.ts';

const pattern = new RegExp(document.components.schemas.PersonName.pattern, 'u');
const takes = (name: string) => pattern.test(name);

const invisible = [
  ...[' ', '\u00a0', '\u3000', '\u2800'],
  ...['\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f'],
  ...['\u2060', '\u2061', '\u2064', '\u206a', '\ufeff', '\ufff9', '\u{1d159}', '\u{1d173}'],
  ...['\u115f', '\u1160', '\u3164', '\uffa0', '\u17b4'],
  ...['\u180b', '\ufe00', '\ufe0f', '\u{e0100}', '\u{e0001}', '\u{e0061}', '\u{e007f}'],
];
const turning = [...'\u202a\u202b\u202c\u202d\u202e', ...'\u2066\u2067\u2068\u2069'];
const breaking = ['\u0000', '\t', '\n', '\r', '\u007f', '\u0085', '\u009f', '\u2028', '\u2029'];
const textOf = (characters: readonly string[]) =>
  fc.array(fc.constantFrom(...characters), { maxLength: 20 }).map((list) => list.join(''));
const codeOf = (text: string) => `U+${text.charCodeAt(0).toString(16).padStart(4, '0')}`;
const ordinary = [
  'Ada',
  'Işıl Öz',
  'Ğ',
  "O'Neill-Çağrı Jr.",
  'Lê Thị Hồng'.normalize('NFD'),
  '李小龙',
  '홍길동',
  'محمد\u200cرضا',
  'زهرا\u200cسادات',
  'ක්\u200dරිෂාන්',
  'क्\u200dष',
  'שרה\u200f',
  '𐐷𐐨',
];

describe('a person’s name', () => {
  it.each(ordinary)('may be %s', (name) => {
    expect(takes(name)).toBe(true);
  });

  it('must have a visible character', () => {
    fc.assert(
      fc.property(textOf(invisible), textOf(invisible), (before, after) => {
        expect(takes(before + after)).toBe(false);
        expect(takes(`${before}ş${after}`)).toBe(true);
      }),
    );
  });

  it.each([...turning, ...breaking].map((character) => [codeOf(character), character]))(
    'must not contain %s',
    (_code, character) => {
      for (const name of [`${character}Ada`, `A${character}da`, `Ada${character}`]) {
        expect(takes(name)).toBe(false);
      }
    },
  );
});

describe('a name that is refused', () => {
  const world = startWorld({ content: 'empty' });
  const message =
    'must have a visible character, and no control characters, line breaks or characters that change the direction of writing';

  it.each(['\u3164\u200d', 'Ada\u202e', '\u2067Ada'])(
    'is answered with the reason, and is not saved: %j',
    async (name) => {
      const email = 'unseen@example.com';
      const body = { email, password: 'Merhaba2025', full_name: name };
      const registered = await world.call('register', { body, from: freshAddress() });
      expectStatus(registered, 400);
      expect(registered.body.details?.issues).toEqual([{ path: 'body.full_name', message }]);
      expect(await world.db('users').where({ email })).toEqual([]);

      const as = await world.register();
      const renamed = await world.call('updateMe', { as, body: { name } });
      expectStatus(renamed, 400);
      expect(renamed.body.details?.issues).toEqual([{ path: 'body.name', message }]);
      const [user] = await world.db('users').where({ id: as.userId });
      expect(user?.full_name).toBe('Mert Arslan');
    },
  );
});
