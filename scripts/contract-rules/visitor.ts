/** The part of Redocly's plugin interface that the rules use. */
export interface Place {
  child(names: readonly string[]): Place;
  /** The place of the key itself, instead of its value. */
  key(): Place;
}

export interface VisitContext {
  location: Place;
  report(problem: { message: string; location: Place }): void;
  /** Follows a `$ref`, relative to the file `from`; anything else is returned as it is. */
  resolve<T>(node: T | { $ref: string }, from?: string): Resolved<T>;
}

export interface Resolved<T> {
  node: T | undefined;
  location?: (Place & { source: { absoluteRef: string } }) | undefined;
}

export interface SchemaNode {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, SchemaNode>;
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  [keyword: string]: unknown;
}

type Visit = (node: never, context: VisitContext) => void;
export type Rule = () => Record<string, Visit | { leave: Visit }>;
