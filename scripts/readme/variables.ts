import { variables } from '../../src/config.ts';

/** The table of environment variables, made from src/config.ts. */
export function printVariables(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const text = fallback.success ? String(fallback.data ?? '') : '';
    return `| \`${name}\` | ${text === '' ? '' : `\`${text}\``} | ${schema.description} |\n`;
  });
  return `| Variable | Default | Meaning |\n|---|---|---|\n${rows.join('')}`;
}
