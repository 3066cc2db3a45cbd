import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileContract } from '../../scripts/generate/contract.ts';

/*
 * What an edit of the contract breaks: exactly the places that must follow it do not compile any
 * more. Nothing has to be searched for. The code is checked once, with all edits made.
 */

interface Edit {
  readonly name: string;
  /** For a file in openapi/: its text before and after the edit. */
  readonly replacements: readonly (readonly [file: string, from: string, to: string])[];
  /** The files that no longer compile. */
  readonly breaks: readonly string[];
  /** What every one of its errors mentions, and no error of another edit. */
  readonly errors: RegExp;
}

const edits: readonly Edit[] = [
  {
    name: 'adding an operation',
    replacements: [
      [
        'openapi.yaml',
        '  /api/health:',
        '  /api/readiness:\n    $ref: paths/system/ready.yaml\n  /api/health:',
      ],
    ],
    breaks: ['src/operations.ts'],
    errors: /getReadiness/,
  },
  {
    name: 'renaming a field of a reply',
    replacements: [['schemas/LoginReply.yaml', 'refresh_token', 'renewal_token']],
    breaks: ['src/auth/login.ts'],
    errors: /refresh_token/,
  },
  {
    name: 'answering 200 instead of 201',
    replacements: [['paths/courses/enroll.yaml', "'201'", "'200'"]],
    breaks: ['src/courses/enroll-in-course.ts'],
    errors: /201/,
  },
  {
    name: 'removing a field of a request',
    replacements: [['schemas/LoginRequest.yaml', '  remember_me:', '  remember:']],
    breaks: ['src/auth/login.ts'],
    errors: /remember_me/,
  },
  {
    name: 'renaming a path parameter',
    replacements: [
      ['parameters/LessonId.yaml', 'name: lessonId', 'name: lesson'],
      ['openapi.yaml', '{lessonId}:', '{lesson}:'],
      ['openapi.yaml', '{lessonId}/', '{lesson}/'],
    ],
    breaks: [
      'src/lessons/get-lesson.ts',
      'src/lessons/reset-lesson-progress.ts',
      'src/lessons/update-lesson-progress.ts',
    ],
    errors: /lessonId/,
  },
  {
    name: 'making an operation public',
    replacements: [
      ['paths/auth/logout.yaml', '  security:\n    - accessToken: []', '  security: []'],
    ],
    breaks: ['src/auth/logout.ts'],
    errors: /(?:sessionId|userId)' does not exist on type 'undefined'/,
  },
  {
    name: 'removing an error code',
    replacements: [
      ['schemas/ErrorCode.yaml', '  - ENROLLMENT_NOT_FOUND\n', ''],
      ['schemas/ErrorCode.yaml', '  ENROLLMENT_NOT_FOUND:', '  x-gone:'],
    ],
    breaks: ['src/courses/unenroll-from-course.ts'],
    errors: /ENROLLMENT_NOT_FOUND/,
  },
];

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), '7p-seam-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

describe('an edit of the contract', () => {
  let errors: readonly { readonly file: string; readonly text: string }[];
  beforeAll(async () => {
    errors = compileErrors(await compileEdited());
  });

  it.each(edits)('$name breaks the code that must follow it, and no other', (edit) => {
    const own = errors.filter(({ text }) => edit.errors.test(text));
    expect([...new Set(own.map(({ file }) => file))].sort()).toEqual(edit.breaks);
  });

  it('is the cause of every error: the code compiles as it is', () => {
    const unexplained = errors.filter(({ text }) => !edits.some((edit) => edit.errors.test(text)));
    expect(unexplained).toEqual([]);
  });
});

/** The generated files that follow from the contract with all edits made. */
async function compileEdited(): Promise<ReadonlyMap<string, string>> {
  cpSync(join(root, 'openapi'), folder, { recursive: true });
  const ready = join(folder, 'paths/system/ready.yaml');
  cpSync(join(folder, 'paths/system/health.yaml'), ready);
  rewrite(ready, 'getHealth', 'getReadiness');
  rewrite(ready, 'system.health', 'system.ready');
  for (const { replacements } of edits) {
    for (const [file, from, to] of replacements) rewrite(join(folder, file), from, to);
  }
  const outputs = await compileContract(join(folder, 'openapi.yaml'));
  return new Map(outputs.map(({ name, content }) => [join(root, 'generated', name), content]));
}

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
}

/** Why the source does not compile when generated files have another content. */
function compileErrors(generated: ReadonlyMap<string, string>) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const content = generated.get(resolve(path));
    if (content !== undefined) return ts.createSourceFile(path, content, languageVersion);
    return getSourceFile(path, languageVersion, ...rest);
  };
  const program = ts.createProgram([join(root, 'src/main.ts')], options, host);
  return program.getSemanticDiagnostics().map(({ file, start, length, messageText }) => ({
    file: relative(root, file?.fileName ?? ''),
    // The code it points at as well, because not every message names it.
    text: `${file?.text.substr(start ?? 0, length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  }));
}
