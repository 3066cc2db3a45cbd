import { existsSync } from 'node:fs';
import { arch } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const peers = join(import.meta.dirname, '../peers');

/** A server that is measured: how it is started, and its own environment variables. */
export interface Contestant {
  readonly key: string;
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The guarantees that it keeps; they are checked before anything is measured. */
  readonly guards: readonly ('session' | 'limits' | 'log' | 'validation')[];
  /** Why it cannot run on this machine, if so. */
  readonly absent?: string;
}

const main = join(root, 'src/main.ts');
const bun = join(peers, `node_modules/@oven/bun-linux-${arch() === 'arm64' ? 'aarch64' : 'x64'}`);

/** All guarantees except the check of requests and replies, and all with it. */
const UNCHECKED = ['session', 'limits', 'log'] as const;
const CHECKED = [...UNCHECKED, 'validation'] as const;

function onNode(
  key: string,
  title: string,
  guards: Contestant['guards'],
  args: string[],
  environment = {},
): Contestant {
  return { key, title, guards, program: process.execPath, args, environment };
}

/** In the order in which they run and are printed. */
export const contestants: readonly Contestant[] = [
  onNode('bare', 'bare node:http + pg', [], [join(peers, 'bare.mjs')]),
  onNode('bare-json', 'bare, JSON made in PostgreSQL', [], [join(peers, 'bare-json.mjs')]),
  onNode('ours', 'ours, CONTRACT_CHECK=off', CHECKED, [main], { CONTRACT_CHECK: 'off' }),
  onNode('ours-strict', 'ours, CONTRACT_CHECK=strict', CHECKED, [main], {
    CONTRACT_CHECK: 'strict',
  }),
  onNode('fastify', 'Fastify with plugins', CHECKED, [join(peers, 'fastify.mjs')]),
  onNode('express', 'conventional Express', UNCHECKED, [join(peers, 'express.mjs')]),
  onNode('express-eov', 'the same with express-openapi-validator', CHECKED, [
    join(peers, 'express.mjs'),
    '--validate',
  ]),
  {
    key: 'elysia',
    title: 'Elysia on Bun',
    guards: CHECKED,
    program: join(bun, 'bin/bun'),
    args: [join(peers, 'elysia.mjs')],
    environment: {},
    ...(existsSync(bun) ? {} : { absent: 'npm has no Bun for this machine' }),
  },
];

/** The servers that need no packages besides this repository's. */
export const OWN_CONTESTANTS = ['bare', 'ours'];

export function contestantsNamed(keys: readonly string[]): Contestant[] {
  return keys.map((key) => {
    const found = contestants.find((contestant) => contestant.key === key);
    if (found) return found;
    const known = contestants.map((contestant) => contestant.key).join(', ');
    throw new Error(`There is no contestant "${key}"; known are ${known}.`);
  });
}
