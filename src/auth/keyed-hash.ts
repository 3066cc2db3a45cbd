import { createHash, createHmac, type KeyObject } from 'node:crypto';

/** What a keyed hash is for. With the same key, a text has another hash for each purpose. */
type Purpose = 'login attempts' | 'refresh token successor';

/** HMAC-SHA256 of a text for one purpose: without the key nobody can compute or reverse it. */
export function keyedHash(key: KeyObject, purpose: Purpose, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
}

/** SHA-256, enough for secrets that are random themselves: refresh tokens and API keys. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
