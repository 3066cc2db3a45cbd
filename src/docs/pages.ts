import { readFileSync } from 'node:fs';
import type { Assets } from './assets.ts';
import { type DocsFile, docsFile } from './docs-file.ts';

interface Account {
  readonly email: string;
  readonly password: string;
}

interface Demo {
  readonly student: Account;
  readonly newStudent: Account;
  readonly admin: Account;
  readonly apiKey: string;
  /** What the steps of the page search for, enroll in and finish. */
  readonly search: string;
  readonly course: string;
  readonly lesson: string;
}

export interface DocsOptions {
  /**
   * Where this server can be reached: the first server of the contract, and what the curl lines
   * show until the page's script puts in the origin that it was read from.
   */
  readonly origin: string;
  /** What the landing page can name when the demo is here; without it it names nobody. */
  readonly demo?: Demo | undefined;
}

const ownScripts = "script-src 'self'";
const ownStyles = "style-src 'self'";
// Both renderers carry their icons as data: URLs, and fetch the contract; Swagger UI also calls
// the operation when "Execute" is pressed. Any other server is out of reach from these pages.
const renderer = [ownScripts, "img-src 'self' data:", "connect-src 'self'"];

/** The pages, each with the least that it needs allowed. */
const pages = [
  { path: '/', file: 'landing.html', allowed: [ownScripts, ownStyles, "img-src 'self'"] },
  { path: '/api/docs', file: 'swagger-page.html', allowed: [...renderer, ownStyles] },
  {
    path: '/api/redoc',
    file: 'redoc-page.html',
    // Redoc adds empty style elements and fills them through the CSSOM: the hash is that of the
    // empty text, so no other inline style gets in. Its icon font is part of its styles.
    allowed: [
      ...renderer,
      `${ownStyles} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
      'font-src data:',
    ],
  },
];

const placeholders = {
  newStudent: { email: 'you@example.com', password: 'your-password' },
  search: 'python',
  course: 'COURSE_ID',
  lesson: 'LESSON_ID',
};

/** The pages with the URLs of their assets, this server's origin and its accounts filled in. */
export function readPages(assets: Assets, { origin, demo }: DocsOptions): DocsFile[] {
  const values = new Map(namesOf({ ...(demo ?? placeholders), origin }));
  for (const [name, { path }] of assets) values.set(name, path);
  return pages.map(({ path, file, allowed }) => {
    const template = readFileSync(new URL(`pages/${file}`, import.meta.url), 'utf8');
    const html = fill(keepSections(template, demo ? 'demo' : 'real'), values);
    return docsFile(path, 'html', Buffer.from(html), { allowed });
  });
}

/** Each text under its name, that of an account under `account.field`. */
function namesOf(values: object, prefix = ''): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + name, escapeHtml(value)]]
      : namesOf(value, `${prefix}${name}.`),
  );
}

/** Keeps what stands between `<!--only:audience-->` and `<!--end-->`, drops the other audience's. */
function keepSections(template: string, audience: 'demo' | 'real'): string {
  return template.replace(
    / *<!--only:(demo|real)-->\n?([\s\S]*?) *<!--end-->\n?/g,
    (_, only, text) => (only === audience ? text : ''),
  );
}

/** Puts values in for `{{name}}`. @throws Error for a name that nothing is known of */
function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{\{(.+?)\}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined)
      throw new Error(`The docs pages name {{${name}}}, which does not exist.`);
    return value;
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
