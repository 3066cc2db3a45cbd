import contract from '../../../generated/openapi.json' with { type: 'json' };

/** The schemas of an operation for Fastify, read from the contract. */
export function schemaOf(method, path) {
  const item = contract.paths[path];
  const { parameters = [], requestBody, responses } = item[method];
  const all = [...(item.parameters ?? []), ...parameters].map(resolve);
  const placed = (place) => {
    const own = all.filter((parameter) => parameter.in === place);
    return {
      type: 'object',
      properties: Object.fromEntries(own.map(({ name, schema }) => [name, inline(schema)])),
    };
  };
  return {
    params: placed('path'),
    querystring: placed('query'),
    ...(requestBody && { body: inline(requestBody.content['application/json'].schema) }),
    response: { 200: inline(responses[200].content['application/json'].schema) },
  };
}

/** The schema with each `$ref` replaced by what it refers to. */
function inline(node) {
  if (Array.isArray(node)) return node.map(inline);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(resolve(node)).filter((entry) => !isNote(...entry));
  return Object.fromEntries(entries.map(([key, value]) => [key, inline(value)]));
}

/**
 * Whether a key is a text for readers. A property may have such a name, too: its value is no text.
 */
function isNote(key, value) {
  const isSchema = typeof value === 'object' && !Array.isArray(value);
  return !isSchema && (key === 'description' || key === 'examples' || key.startsWith('x-'));
}

function resolve(node) {
  if (typeof node.$ref !== 'string') return node;
  const { $ref, ...rest } = node;
  const found = $ref
    .slice(2)
    .split('/')
    .reduce((current, key) => current[key], contract);
  return resolve({ ...found, ...rest });
}
