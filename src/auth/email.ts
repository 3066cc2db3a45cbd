/**
 * The form in which e-mails are stored and compared. Folded without a locale: a Turkish one would
 * make ILKER@… another address than ilker@….
 */
export function foldEmail(email: string): string {
  return email.toLowerCase().normalize('NFC');
}
