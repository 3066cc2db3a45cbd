import type { Client } from 'pg';
import { readWorkloads } from './reads.ts';
import type { Workload } from './workload.ts';
import { writeWorkloads } from './writes.ts';

/** The workloads with these keys, or all if there are no keys. */
export async function findWorkloads(db: Client, keys: readonly string[]): Promise<Workload[]> {
  const all = [...(await readWorkloads(db)), ...(await writeWorkloads(db))];
  const unknown = keys.find((key) => !all.some((workload) => workload.key === key));
  if (unknown !== undefined) {
    const known = all.map(({ key }) => key).join(', ');
    throw new Error(`There is no workload "${unknown}"; known are ${known}.`);
  }
  return keys.length === 0 ? all : all.filter(({ key }) => keys.includes(key));
}
