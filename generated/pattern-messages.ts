// Generated from openapi/ by `make generate`: do not edit.

/** The message of each pattern: a sentence without its subject, such as "must be …". */
export const patternMessages: Readonly<Record<string, string>> = {
  '^\\p{Zs}*(?![A-Za-z0-9!#$%&\'*+/=?^_`{|}~.-]{65})(?![!-~]{255})[A-Za-z0-9!#$%&\'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&\'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\p{Zs}*$': 'must be an e-mail address',
  '^(?=\\P{Ll}*\\p{Ll})(?=[^\\p{Lu}\\p{Lt}]*[\\p{Lu}\\p{Lt}])(?=[^0-9]*[0-9])(?!(?:[\\p{M}\\u1160-\\u11FF]*[^\\p{M}\\u1160-\\u11FF]){129})(?=(?:[\\p{M}\\u1160-\\u11FF]*[^\\p{M}\\u1160-\\u11FF]){8})\\P{Cc}*$': 'must have 8 to 128 characters, among them a lower-case letter, an upper-case letter and a digit, and no control characters',
  '^(?![\\p{Z}\\p{C}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0\\u{1D159}]*$)[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+$': 'must have a visible character, and no control characters, line breaks or characters that change the direction of writing',
  '^(?:\\+[1-9][0-9]{6,14}|05[0-9]{9})$': 'must be a number such as +905321234567 or 05321234567',
  '^[^\\u0000]+$': 'must not hold the character U+0000',
  '^[A-Za-z0-9-]+$': 'must be a code of the authenticator app or a backup code',
  '^[\\x21-\\x7E]+$': 'must be a refresh token as the login returned it',
  '^[a-z0-9]+(?:-[a-z0-9]+)*$': 'must be the id or the slug of a course',
  '^[^\\u0000]*$': 'must not hold the character U+0000',
  '^(?:free|paid|[0-9]{1,7}(?:\\.[0-9]{1,2})?(?:[+ ]|-(?:[0-9]{1,7}(?:\\.[0-9]{1,2})?)?)|-[0-9]{1,7}(?:\\.[0-9]{1,2})?)$': 'must be free, paid, MIN-MAX, MIN-, MIN+ or -MAX',
};
