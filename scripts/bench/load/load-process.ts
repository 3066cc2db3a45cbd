import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FromLoad, LoadJob, LoadResult, ToLoad } from './job.ts';

/** The load generator's process, as the bench uses it. */
export class LoadProcess {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, 'generator.ts'), {
    serialization: 'advanced',
  });

  /** Sends a job's requests; calls `onWarm` before and `onDone` after those that count. */
  async run(job: LoadJob, onWarm: () => void, onDone: () => void): Promise<LoadResult> {
    this.#say({ job });
    const warm = await this.#hear();
    if (warm !== 'warm') throw failure(warm);
    onWarm();
    this.#say('go');
    const done = await this.#hear();
    onDone();
    if (typeof done === 'object' && 'result' in done) return done.result;
    throw failure(done);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#say('end');
    await ended;
  }

  #say(message: ToLoad): void {
    this.#child.send(message);
  }

  async #hear(): Promise<FromLoad> {
    const [message] = (await once(this.#child, 'message')) as [FromLoad];
    return message;
  }
}

function failure(message: FromLoad): Error {
  const failed = typeof message === 'object' && 'failure' in message;
  return new Error(failed ? message.failure : 'the load generator said something unexpected');
}
