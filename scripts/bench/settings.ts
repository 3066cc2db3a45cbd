import { contestants } from './servers/contestants.ts';

/** The settings of `make bench`, from environment variables. */
export interface BenchSettings {
  readonly courses: number;
  readonly rounds: number;
  readonly requests: number;
  readonly connections: number;
  /** Keys; all by default. */
  readonly contestants: readonly string[];
  /** Keys; all by default. */
  readonly workloads: readonly string[];
  /** Whether to record the ratios, with which bench-quick then compares. */
  readonly record: boolean;
  /** Whether Node writes a CPU profile of each server. */
  readonly profile: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readBenchSettings(environment: Environment = process.env): BenchSettings {
  const number = (name: string, standard: number, least: number) => {
    const value = Number(environment[name] || standard);
    if (Number.isInteger(value) && value >= least) return value;
    throw new Error(`${name} must be a whole number from ${least}.`);
  };
  const list = (name: string, standard: readonly string[]) =>
    environment[name] ? environment[name].split(',').map((item) => item.trim()) : standard;
  return {
    courses: number('COURSES', 10_000, 100),
    rounds: number('ROUNDS', 3, 1),
    requests: number('REQUESTS', 2000, 100),
    connections: number('CONNECTIONS', 16, 1),
    contestants: list(
      'CONTESTANTS',
      contestants.map(({ key }) => key),
    ),
    workloads: list('WORKLOADS', []),
    record: environment.RECORD === '1',
    profile: environment.PROFILE === '1',
  };
}
