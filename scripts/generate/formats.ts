/**
 * The meaning of each `format` of the contract, as a regular expression.
 *
 * They are written into the generated validators, which then need no package at run time. Like
 * JavaScript and PostgreSQL they are stricter than ajv-formats: no leap second, no lower-case `t`
 * or `z`. With `allErrors` they are also applied to strings that are longer than maxLength, so the
 * time that each one takes must be linear in the length; a test proves that.
 */
const monthsOf31 = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const monthsOf30 = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const february = '02-(?:0[1-9]|1\\d|2[0-8])';
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const date = `(?:\\d{4}-(?:${monthsOf31}|${monthsOf30}|${february})|${leapYear}-02-29)`;
const time =
  '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)';

const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9]+(?:-+[a-z0-9]+)*';

export const formats: Readonly<Record<string, RegExp | true>> = {
  /** Says nothing about the value, only that a form should hide it. */
  password: true,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: new RegExp(`^${date}$`),
  'date-time': new RegExp(`^${date}T${time}$`),
  email: new RegExp(`^(?=[^@]{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`, 'i'),
  uri: /^[a-z][a-z0-9+.-]{0,30}:(?:[a-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/,
};
