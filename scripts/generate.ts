import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileContract } from './generate/contract.ts';
import { printDatabase } from './generate/database.ts';
import { lintContract } from './generate/lint.ts';
import { compare, type Output, replace, timed } from './generate/outputs.ts';

/*
 * Lints openapi/, and compiles it and the migrations into generated/. Nothing is written unless
 * everything succeeded; `--check` writes nothing and names what differs.
 */
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    contract: { type: 'string', default: join(root, 'openapi/openapi.yaml') },
    out: { type: 'string', default: join(root, 'generated') },
  },
});

try {
  const linted = lint(values.contract);
  const compiled = Promise.all([compileContract(values.contract), readDatabase()]);
  // The linter's error is shown first: it names all mistakes, and the compiler only the first one.
  compiled.catch(() => undefined);
  await linted;
  const outputs = (await compiled).flat();
  process.exitCode = await (values.check ? check(outputs) : write(outputs));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function lint(contract: string): Promise<void> {
  const { passed, output } = await lintContract(contract);
  if (!passed) throw new Error(output);
}

async function readDatabase(): Promise<Output[]> {
  const printed = await timed(printDatabase);
  return printed.outputs((content) => ({ 'database.ts': content }));
}

async function check(outputs: readonly Output[]): Promise<number> {
  const stale = (await compare(values.out, outputs)).filter(({ same }) => !same);
  for (const { name } of stale) console.error(`${join('generated', name)} is not up to date`);
  if (stale.length > 0) console.error('Run `make generate` and commit what it changes.');
  else console.log(`${outputs.length} generated files are up to date`);
  return stale.length > 0 ? 1 : 0;
}

async function write(outputs: readonly Output[]): Promise<number> {
  const compared = await compare(values.out, outputs);
  await replace(
    values.out,
    compared.filter(({ same }) => !same),
  );
  for (const { name, same, milliseconds } of compared) {
    const time = `${milliseconds.toFixed(0)} ms`.padStart(8);
    console.log(`${name.padEnd(18)} ${time}  ${same ? 'unchanged' : 'written'}`);
  }
  return 0;
}
