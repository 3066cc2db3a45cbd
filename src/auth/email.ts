/**
 * The form in which e-mails are stored and compared: in lower case, without blanks around. Lower
 * case must not depend on a locale: a Turkish one would make ILKER@… another address than ilker@….
 */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase().normalize('NFC');
}
