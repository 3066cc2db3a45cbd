import { createHmac, type KeyObject } from 'node:crypto';

/** A correctly signed HS256 token with any header and payload, even ones that are no JSON. */
export function forgeToken(key: KeyObject, header: object, payload: object | string): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const parts = [JSON.stringify(header), text].map((part) =>
    Buffer.from(part).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
