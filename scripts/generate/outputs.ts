import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A generated file, not yet written. */
export interface Output {
  name: string;
  content: string;
  milliseconds: number;
}

/** Runs a step, and divides the time it took among the files that it makes. */
export async function timed<T>(step: () => T | Promise<T>) {
  const start = performance.now();
  const value = await step();
  const milliseconds = performance.now() - start;
  const outputs = (print: (value: T) => Record<string, string>): Output[] =>
    Object.entries(print(value)).map(([name, content]) => ({ name, content, milliseconds }));
  return { value, outputs };
}

/** Compares each output with the file on disk. */
export async function compare(directory: string, outputs: readonly Output[]) {
  return Promise.all(
    outputs.map(async (output) => {
      const current = await readFile(join(directory, output.name), 'utf8').catch(() => undefined);
      return { ...output, same: current === output.content };
    }),
  );
}

/** Replaces each file in one step, so that a reader sees the old one or the new one. */
export async function replace(directory: string, outputs: readonly Output[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const { name, content } of outputs) {
    const temporary = join(directory, `.${name}.new`);
    await writeFile(temporary, content);
    await rename(temporary, join(directory, name));
  }
}
