/** A mistake in the contract, with its place in the bundle. */
export class ContractError extends Error {
  readonly pointer: readonly string[];

  constructor(message: string, pointer: readonly string[]) {
    super(message);
    this.name = 'ContractError';
    this.pointer = pointer;
  }
}

/** `['paths', '/api/me']` → `#/paths/~1api~1me` */
export function formatPointer(pointer: readonly string[]): string {
  return `#${pointer.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** `#/paths/~1api~1me` → `['paths', '/api/me']` */
export function parsePointer(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}
