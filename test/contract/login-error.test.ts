import { describe, expect, it } from 'vitest';
import { validators } from '../../generated/validators.js';

const plain = {
  success: false,
  error: 'The e-mail or the password is wrong.',
  code: 'AUTH_INVALID_CREDENTIALS',
  details: { request_id: '1f0c7d52-7b1e-4a39-9d0a-6c2e5b8f4a11' },
};
const codeWanted = {
  success: false,
  error: 'MFA code is required',
  mfa_required: true,
  message: 'MFA code is required',
  code: 'AUTH_MFA_REQUIRED',
  details: { ...plain.details, mfa_token: 'a.b.c', methods: ['totp'], expires_in: 300 },
};
const { mfa_token: _token, ...detailsWithoutToken } = codeWanted.details;

/** Both replies have one schema, because some code generators cannot read anyOf and oneOf. */
describe('the 401 of a login', () => {
  const isDeclared = (body: unknown) => validators.login.responses[401]?.(body);

  it.each([
    ['a refusal', plain],
    ['a request for an MFA code, with all that it needs (A2)', codeWanted],
  ])('may be %s', (_name, body) => {
    expect(isDeclared(body)).toBe(true);
  });

  it.each([
    ['a field that is not declared', { ...plain, password_hash: 'x' }],
    [
      'a request for an MFA code without a token to finish the login with',
      { ...codeWanted, details: {} },
    ],
    ['a token that is missing', { ...codeWanted, details: detailsWithoutToken }],
    ['the wish for a code under another error code', { ...codeWanted, code: plain.code }],
    ['the wish for a code without its message', { ...codeWanted, message: undefined }],
    ['a success', { ...plain, success: true }],
  ])('is never %s', (_name, body) => {
    expect(isDeclared(JSON.parse(JSON.stringify(body)))).toBe(false);
  });
});
