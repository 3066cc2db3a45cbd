import { join } from 'node:path';

/** Every process that a test starts compiles less with it. `make test` has it already. */
export function setup(): void {
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/compile');
}
