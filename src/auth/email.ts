/**
 * The form in which e-mails are stored and compared. Folded without a locale: a Turkish one would
 * make ILKER@… another address than ilker@…. Blanks around it carry nothing.
 */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase().normalize('NFC');
}
