import { expect, it } from 'vitest';
import { acceptsJson } from '../../src/contract/accept.ts';

it.each([
  [undefined, true],
  ['', true],
  ['*/*', true],
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['Application/JSON;indent=4', true],
  ['text/html, application/xhtml+xml, */*;q=0.8', true],
  ['application/*;q=0.1', true],
  ['text/html', false],
  ['application/xml, text/*', false],
  ['application/json;q=0', false],
  ['application/json;q=0, */*', false],
  ['*/*;q=0', false],
  ['nonsense', false],
])('R-05: whether Accept "%s" allows JSON: %s', (header, answer) => {
  expect(acceptsJson(header)).toBe(answer);
});
