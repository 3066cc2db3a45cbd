import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** Whether the process runs. A zombie, which has ended and only waits for its parent, does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM means that it runs, but belongs to another user.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Sends a signal to a process, which may have ended already. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isZombie(pid: number): boolean {
  try {
    // The name before the state is in parentheses and may hold anything, even parentheses.
    return / Z$/.test(readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^(.*\) .).*$/s, '$1'));
  } catch {
    return false;
  }
}

/** The working directory of a process, or undefined if the system does not say. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * The processes whose working directory is `directory`. Undefined if that cannot be found out:
 * on other systems than Linux, or if one may be a PostgreSQL of another user.
 */
export function processesIn(directory: string): number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const found: number[] = [];
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const seen = workingDirectory(pid);
    if (seen === directory) found.push(pid);
    else if (seen === undefined && isPostgresOf(statSync(directory).uid, pid)) return undefined;
  }
  return found;
}

function isPostgresOf(owner: number, pid: number): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return name === 'postgres' && statSync(`/proc/${pid}`).uid === owner && !isZombie(pid);
  } catch {
    return false;
  }
}
