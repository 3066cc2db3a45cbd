import { createServer } from 'node:http';
import { openPool, rowsOf, settings } from './database.mjs';
import { signIn } from './sign-in.mjs';

/**
 * A server of node:http and pg and nothing else: no session, no limits, no validation, no log, and
 * only the headers that HTTP needs. `reads` returns the body for a path as text.
 */
export function serveBare(reads) {
  const db = openPool();
  const run = (statement, values) => rowsOf(db, statement, values);

  async function answer(request) {
    const [path, query] = request.url.split('?');
    const userId = request.headers['x-user-id'];
    if (request.method === 'GET') {
      if (path === '/api/marketplace') return reads.marketplace(run, new URLSearchParams(query));
      if (path === '/api/me') return reads.me(run, userId);
      if (path === '/api/courses') return reads.myCourses(run, userId);
      if (path === '/api/health') return reads.health(run);
      if (path.startsWith('/api/courses/')) return reads.course(run, userId, path.slice(13));
    }
    const body = JSON.parse(await textOf(request));
    if (request.method === 'PUT') return reads.progress(run, userId, path.slice(13, 49), body);
    const caller = { userAgent: request.headers['user-agent'], ip: '127.0.0.1' };
    return JSON.stringify(await signIn(body, caller, run));
  }

  createServer((request, response) => {
    answer(request).then(
      (body) => {
        const headers = {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
        };
        response.writeHead(200, headers).end(body);
      },
      (error) => response.writeHead(500).end(String(error)),
    );
  }).listen(settings.port, '127.0.0.1');
}

function textOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}
