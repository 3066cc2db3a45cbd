/** The most specific first: it decides (RFC 9110 §12.5.1). */
const RANGES = ['application/json', 'application/*', '*/*'];

/**
 * Whether an Accept header allows JSON. Parameters other than `q` are ignored: a client may
 * ask for `application/json; charset=utf-8`, which is what we send.
 */
export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true;
  const qualities = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    qualities.set(range, quality === undefined ? 1 : Number(quality));
  }
  const telling = RANGES.find((range) => qualities.has(range));
  return telling !== undefined && Number(qualities.get(telling)) > 0;
}
