import type { Rule } from './visitor.ts';

interface Response {
  content?: Record<string, { examples?: Record<string, unknown> }>;
}

/**
 * Every reply with a body must have an example with a name, by which tests and docs can find it.
 */
export const namedExamples: Rule = () => ({
  Response(response: Response, { location, report }) {
    for (const [type, media] of Object.entries(response.content ?? {})) {
      if (Object.keys(media.examples ?? {}).length > 0) continue;
      const message = 'A response needs at least one example under `examples`.';
      report({ message, location: location.child(['content', type]).key() });
    }
  },
});
