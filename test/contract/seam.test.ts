import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { compileContract } from '../../scripts/generate/contract.ts';

/*
 * After an edit of the contract, exactly the places that have to be changed do not compile any more,
 * so that nobody has to search for them.
 */

interface Edit {
  readonly name: string;
  /** For a file in openapi/: its text before and after the edit. */
  readonly replacements: readonly (readonly [file: string, from: string, to: string])[];
  /** The files that no longer compile. */
  readonly breaks: readonly string[];
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
  },
  {
    name: 'renaming a field of a reply',
    replacements: [['schemas/LoginReply.yaml', 'refresh_token', 'renewal_token']],
    breaks: ['src/auth/login.ts'],
  },
  {
    name: 'answering 200 instead of 201',
    replacements: [['paths/courses/enroll.yaml', "'201'", "'200'"]],
    breaks: ['src/courses/enroll-in-course.ts'],
  },
  {
    name: 'removing a field of a request',
    replacements: [['schemas/LoginRequest.yaml', '  remember_me:', '  remember:']],
    breaks: ['src/auth/login.ts'],
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
  },
  {
    name: 'making an operation public',
    replacements: [
      ['paths/auth/logout.yaml', '  security:\n    - accessToken: []', '  security: []'],
    ],
    breaks: ['src/auth/logout.ts'],
  },
  {
    name: 'removing an error code',
    replacements: [
      ['schemas/ErrorCode.yaml', '  - ENROLLMENT_NOT_FOUND\n', ''],
      ['schemas/ErrorCode.yaml', '  ENROLLMENT_NOT_FOUND:', '  x-gone:'],
    ],
    breaks: ['src/courses/unenroll-from-course.ts'],
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
let lastProgram: ts.Program | undefined;

describe('an edit of the contract', () => {
  it('is needed before anything breaks: without one the code compiles', () => {
    expect(brokenFiles(new Map())).toEqual([]);
  });

  it.each(edits)(
    '$name breaks $breaks and nothing else',
    async ({ name, replacements, breaks }) => {
      const contract = join(folder, name.replaceAll(' ', '-'));
      cpSync(join(root, 'openapi'), contract, { recursive: true });
      cpSync(join(contract, 'paths/system/health.yaml'), join(contract, 'paths/system/ready.yaml'));
      rewrite(join(contract, 'paths/system/ready.yaml'), 'getHealth', 'getReadiness');
      rewrite(join(contract, 'paths/system/ready.yaml'), 'system.health', 'system.ready');
      for (const [file, from, to] of replacements) rewrite(join(contract, file), from, to);

      const outputs = await compileContract(join(contract, 'openapi.yaml'));
      const changed = outputs.map(
        ({ name: file, content }) => [join(root, 'generated', file), content] as const,
      );
      expect(brokenFiles(new Map(changed))).toEqual(breaks);
    },
  );
});

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
}

/** The source files that do not compile with the generated files of the edited contract. */
function brokenFiles(generated: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const content = generated.get(resolve(path));
    if (content !== undefined) return ts.createSourceFile(path, content, languageVersion);
    const reusable = path.includes('/generated/') ? undefined : lastProgram?.getSourceFile(path);
    return reusable ?? getSourceFile(path, languageVersion, ...rest);
  };
  const program = ts.createProgram([join(root, 'src/main.ts')], options, host);
  lastProgram ??= program;
  const errors = program.getSemanticDiagnostics().map(({ file }) => file?.fileName ?? '');
  return [...new Set(errors.map((path) => relative(root, path)))].sort();
}
