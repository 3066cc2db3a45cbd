/**
 * The form in which passwords are hashed and compared: OpaqueString of RFC 8265. Keyboards and
 * systems send the same letter composed or decomposed, and spaces of several kinds; a person
 * cannot tell them apart. Case and outer spaces stay. Control characters, which the RFC forbids,
 * are refused by the contract when a password is chosen, and left alone here.
 */
export function preparePassword(password: string): string {
  return password.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}
