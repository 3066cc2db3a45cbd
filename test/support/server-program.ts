import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/main.ts');

/** Given to every program: `make` gives it, too, and a start costs half as much with it. */
const { NODE_COMPILE_CACHE } = process.env;

/** Starts the program as `make run` does, with these environment variables only. */
export class ServerProgram {
  readonly #child: ChildProcess;
  output = '';

  constructor(environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, TZ: process.env.TZ, NODE_COMPILE_CACHE, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.output += chunk;
        this.#child.emit('said');
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves once the output matches; rejects when the program ends first. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      if (this.#child.exitCode !== null) throw new Error(`It ended: ${this.output}`);
      await Promise.race([once(this.#child, 'said'), once(this.#child, 'close')]);
    }
  }

  /** The address in the banner. */
  async url(): Promise<string> {
    return (await this.says(/Start here\s+(http:\/\/\S+)\//))[1] ?? '';
  }

  /** Resolves with the exit code when all output has been read. */
  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const closed = once(this.#child, 'close');
      if (signal) this.#child.kill(signal);
      await closed;
    }
    return this.#child.exitCode;
  }
}
