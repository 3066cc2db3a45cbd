/** A character class, an escape, the start of a group, or one character. */
const token =
  /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|k<[^>]*>|[\s\S])|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\{\d+(?:,\d*)?\}|[\s\S]/gu;
const lookAround = ['(?=', '(?!', '(?<=', '(?<!'];
const notCharacters = /^(?:[\^$|*+?]|\\[bB1-9]|\\k<.*|\{\d.*)$/;

/**
 * The parts of a pattern that each match one character of the value: classes, escapes and plain
 * characters. Lookarounds, groups, alternatives and repetitions are left out.
 */
export function consumedParts(pattern: string): string[] {
  const parts: string[] = [];
  const groups: string[] = [];
  for (const [part] of pattern.matchAll(token)) {
    if (part.startsWith('(')) groups.push(part);
    else if (part === ')') groups.pop();
    else if (groups.some((group) => lookAround.includes(group))) continue;
    else if (!notCharacters.test(part)) parts.push(part);
  }
  return parts;
}
