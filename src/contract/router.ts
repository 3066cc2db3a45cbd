import { type OperationId, type OperationRow, operations } from '../../generated/operations.ts';

export type Operation = OperationRow & { readonly id: OperationId };

/** What is found at a path: its operations by method, and the parameters in the path. */
interface PathMatch {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly params: Readonly<Record<string, string>>;
}

interface PathTemplate {
  readonly segments: readonly string[];
  readonly operations: Map<string, Operation>;
}

const templates = new Map<string, PathTemplate>();
for (const operation of Object.values(operations) as Operation[]) {
  const template = templates.get(operation.path) ?? {
    segments: operation.path.split('/'),
    operations: new Map(),
  };
  template.operations.set(operation.method, operation);
  templates.set(operation.path, template);
}

const fixed = new Map([...templates].filter(([path]) => !path.includes('{')));
const variable = [...templates.values()].filter(({ segments }) => segments.some(isVariable));

/**
 * Finds the operations of a path as it was sent. Its fixed parts must match byte for byte, so a
 * path with another case, a trailing slash or an escaped letter is not found.
 */
export function matchPath(path: string): PathMatch | undefined {
  const exact = fixed.get(path);
  if (exact) return { operations: exact.operations, params: {} };
  const segments = path.split('/');
  for (const template of variable) {
    const params = matchSegments(template.segments, segments);
    if (params) return { operations: template.operations, params };
  }
  return undefined;
}

/** The methods of a path as an Allow header names them: HEAD comes with GET, OPTIONS always. */
export function allowedMethods(match: PathMatch): string {
  const declared = [...match.operations.keys()];
  const implied = declared.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
  return [...declared, ...implied].join(', ');
}

function matchSegments(template: readonly string[], segments: readonly string[]) {
  if (template.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (!isVariable(part)) {
      if (part !== segment) return undefined;
    } else if (segment === '') return undefined;
    else params[part.slice(1, -1)] = decodeURIComponent(segment);
  }
  return params;
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{');
}
