import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocsFile, docsFile, fingerprint } from './docs-file.ts';

export type Assets = ReadonlyMap<string, DocsFile>;

const require = createRequire(import.meta.url);

/** Finds Swagger UI's files in the package that swagger-ui-express depends on. */
const swaggerUi = createRequire(require.resolve('swagger-ui-express'));

/** Redoc 3 is published only inside Redocly's command-line tool, as a module file. */
const redoc = new URL('lib/chunks/', pathToFileURL(require.resolve('@redocly/cli/package.json')));

function sourceOf(name: string): string | URL {
  if (name.startsWith('swagger-ui')) return swaggerUi.resolve(`swagger-ui-dist/${name}`);
  if (name === 'redoc.standalone.js') return new URL(name, redoc);
  return new URL(`pages/${name}`, import.meta.url);
}

const names = [
  'icon.svg',
  'landing.css',
  'landing.js',
  'redoc-page.css',
  'redoc-page.js',
  'redoc.standalone.js',
  'site.css',
  'swagger-page.css',
  'swagger-page.js',
  'swagger-ui-bundle.js',
  'swagger-ui.css',
] as const;

/** Redoc loads only its maker's logo from another server; here the maker's name replaces it. */
const foreignLogo = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const makersName =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='58' height='18'%3E" +
  "%3Ctext y='14' font-family='sans-serif' font-size='14' fill='%23768'%3ERedocly%3C/text%3E%3C/svg%3E";

/** Every script, style and image of the pages by name; no other file is reachable. */
export function readAssets(): Assets {
  return new Map(names.map((name) => [name, readAsset(name)]));
}

function readAsset(name: string): DocsFile {
  const bytes = selfContained(readFileSync(sourceOf(name)), name);
  const kind = extname(name).slice(1);
  // The hash is part of the URL, so browsers may keep a copy for ever.
  return docsFile(`/api/docs/assets/${fingerprint(bytes)}/${name}`, kind, bytes, {
    cacheControl: 'public, max-age=31536000, immutable',
  });
}

function selfContained(bytes: Buffer, name: string): Buffer {
  if (name !== 'redoc.standalone.js') return bytes;
  // latin1 keeps every byte as it is, whatever the bundle's encoding.
  return Buffer.from(bytes.toString('latin1').replace(foreignLogo, makersName), 'latin1');
}
