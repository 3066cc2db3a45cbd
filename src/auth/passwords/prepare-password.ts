/**
 * The form in which passwords are hashed and compared: OpaqueString of RFC 8265. Some systems send
 * `ş` as one character and others as two, and there are several kinds of spaces; a person cannot
 * see the difference, so it must not matter. Case and the spaces around a password stay. The RFC
 * also forbids control characters: the contract refuses them in new passwords, so this does not.
 */
export function preparePassword(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}
