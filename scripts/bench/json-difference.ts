/** Where two JSON values differ first, and how; the order of an object's fields does not matter. */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (!isStructure(one) || !isStructure(other) || Array.isArray(one) !== Array.isArray(other)) {
    if (one === other) return undefined;
    return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = firstDifference(one[key], other[key], path ? `${path}.${key}` : key);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
