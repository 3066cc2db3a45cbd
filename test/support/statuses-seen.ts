import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type OperationId, operations } from '../../generated/operations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which each worker writes which (operation, status) pairs it has seen. */
    statusesSeen: string;
  }
}

/** Statuses of faults, which a test cannot cause in a server without faults. */
const EXEMPT = new Set([500, 503]);

const noted = new Set<string>();

/** Writes down that an operation answered with a status; throws for an undeclared one. */
export function noteStatus(file: string, operationId: OperationId, status: number): void {
  const declared: readonly number[] = operations[operationId].statuses;
  if (!declared.includes(status)) {
    throw new Error(`${operationId} answered ${status}, which its contract does not declare`);
  }
  const line = `${operationId} ${status}\n`;
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(file, line);
}

/** Fails a run of the whole suite if a declared status was never seen. */
export function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), '7p-statuses-'));
  const file = join(folder, 'seen');
  writeFileSync(file, '');
  project.provide('statusesSeen', file);
  return async () => {
    const unseen = findUnseen(readFileSync(file, 'utf8'));
    rmSync(folder, { recursive: true, force: true });
    if (unseen.length === 0 || !(await isWholeSuite(project))) return;
    process.stderr.write(`\nDeclared, but never seen in a test:\n  ${unseen.join('\n  ')}\n`);
    process.exitCode = 1;
  };
}

function findUnseen(notes: string): string[] {
  const seen = new Set(notes.split('\n'));
  return Object.values(operations).flatMap(({ id, statuses }) =>
    statuses
      .filter((status) => !EXEMPT.has(status) && !seen.has(`${id} ${status}`))
      .map((status) => `${id} ${status}`),
  );
}

async function isWholeSuite(project: TestProject): Promise<boolean> {
  if (project.config.testNamePattern !== undefined) return false;
  const { testFiles } = await project.globTestFiles();
  const ran = new Set(project.vitest.state.getPaths());
  return testFiles.every((path) => ran.has(path));
}
