import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** Whether the process runs. A zombie, which only waits to be reaped, does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM is the answer for a living process of another user.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Signals a process that may end at this very moment. */
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

/** The folder the process works in, or undefined where the system does not tell. */
export function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * Processes that work in `directory`. Undefined where the system does not tell: elsewhere than
 * on Linux, or when one may be a PostgreSQL that this user has no right to look into.
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
