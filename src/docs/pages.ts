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
  /** What the page's steps search for, the course they enroll in, and the lesson they finish. */
  readonly search: string;
  readonly course: string;
  readonly lesson: string;
}

export interface DocsOptions {
  /**
   * The origin at which this server can be reached. It is the first server of the contract, and in
   * the page's curl commands, until its script replaces it by the origin of the opened page.
   */
  readonly origin: string;
  /** The accounts and first steps of the demo; undefined when this database does not have it. */
  readonly demo?: Demo | undefined;
}

const ownScripts = "script-src 'self'";
const ownStyles = "style-src 'self'";
// What Swagger UI and Redoc need allowed: icons in data: URLs, and requests to this server for the
// contract and, when "Execute" is pressed, for an operation. Other servers cannot be reached.
const renderer = [ownScripts, "img-src 'self' data:", "connect-src 'self'"];

/** The pages, each with what its content security policy must allow. */
const pages = [
  { path: '/', file: 'landing.html', allowed: [ownScripts, ownStyles, "img-src 'self'"] },
  { path: '/api/docs', file: 'swagger-page.html', allowed: [...renderer, ownStyles] },
  {
    path: '/api/redoc',
    file: 'redoc-page.html',
    // Redoc adds empty style elements and fills them by script. The hash is that of an empty text,
    // so other inline styles stay forbidden. Its icon font is part of its styles.
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

/** The pages, with the URLs of assets, the server's origin and the demo's accounts filled in. */
export function readPages(assets: Assets, { origin, demo }: DocsOptions): DocsFile[] {
  const values = new Map(namesOf({ ...(demo ?? placeholders), origin }));
  for (const [name, { path }] of assets) values.set(name, path);
  return pages.map(({ path, file, allowed }) => {
    const template = readFileSync(new URL(`pages/${file}`, import.meta.url), 'utf8');
    const html = fill(keepSections(template, demo ? 'demo' : 'real'), values);
    return docsFile(path, 'html', Buffer.from(html), { allowed });
  });
}

/** The texts that a page may use, by name; a nested one is named like `account.field`. */
function namesOf(values: object, prefix = ''): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + name, escapeHtml(value)]]
      : namesOf(value, `${prefix}${name}.`),
  );
}

/** Keeps what is between `<!--only:audience-->` and `<!--end-->`, and drops the other sections. */
function keepSections(template: string, audience: 'demo' | 'real'): string {
  return template.replace(
    / *<!--only:(demo|real)-->\n?([\s\S]*?) *<!--end-->\n?/g,
    (_, only, text) => (only === audience ? text : ''),
  );
}

/** Replaces each `{{name}}` by its value. @throws Error for a name without a value */
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
