/** The E.164 form of a number that fits the contract's pattern: `05321234567` → `+905321234567`. */
export function toE164(phone: string): string {
  return phone.startsWith('0') ? `+90${phone.slice(1)}` : phone;
}
