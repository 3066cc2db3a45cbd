import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import createFastify from 'fastify';
import * as bodies from './bodies.mjs';
import { schemaOf } from './contract-schemas.mjs';
import { openPool, rowsOf, settings } from './database.mjs';
import { saveInTurn } from './pool-transaction.mjs';
import { signedIn, signIn } from './sign-in.mjs';
import * as sql from './statements.mjs';

/**
 * Fastify with its own plugins: requests validated and replies written by the contract's schemas,
 * headers, limits, the session checked on every request, one log line for each.
 */
const db = openPool();
const run = (statement, values) => rowsOf(db, statement, values);
const app = createFastify({
  logger: { level: 'info' },
  disableRequestLogging: true,
  trustProxy: '127.0.0.1/32',
  ajv: { customOptions: { strict: false } },
});
app.addHook('onResponse', (request, reply, done) => {
  const { method, routeOptions, id } = request;
  const ms = reply.elapsedTime;
  request.log.info({ id, status: reply.statusCode, ms }, `${method} ${routeOptions.url}`);
  done();
});
await app.register(helmet);
await app.register(cors);
await app.register(rateLimit, {
  max: 100,
  timeWindow: '1 minute',
  cache: 20_000,
  hook: 'preHandler',
  keyGenerator: (request) => request.userId ?? request.ip,
  enableDraftSpec: true,
});
app.decorateRequest('userId', null);

app.get('/api/health', { schema: schemaOf('get', '/api/health') }, async () => {
  await db.query(sql.alive);
  return bodies.healthBody;
});

const loginLimit = { rateLimit: { keyGenerator: ({ ip, body }) => `${ip} ${body.email}` } };
app.post(
  '/api/auth/login',
  { schema: schemaOf('post', '/api/auth/login'), config: loginLimit },
  async ({ body, headers, ip }, reply) => {
    const signed = await signIn(body, { userAgent: headers['user-agent'] ?? '', ip }, run);
    return signed ?? refuse(reply, 401, 'AUTH_INVALID_CREDENTIALS');
  },
);

await app.register(async (members) => {
  members.addHook('onRequest', async (request, reply) => {
    const principal = await signedIn(request.headers.authorization, run);
    if (principal === undefined) return refuse(reply, 401, 'AUTH_TOKEN_INVALID');
    request.userId = principal.userId;
  });

  members.get(
    '/api/marketplace',
    { schema: schemaOf('get', '/api/marketplace') },
    async (request) => {
      const { search, level, limit = 20 } = request.query;
      const rows = search
        ? await run(sql.search, [level, bodies.tsquery(search), limit])
        : await run(sql.browse, [limit]);
      return bodies.pageBody(rows, 1, limit);
    },
  );

  members.get('/api/courses', { schema: schemaOf('get', '/api/courses') }, async (request) =>
    bodies.enrolledBody(await run(sql.enrolled, [request.userId])),
  );

  members.get(
    '/api/courses/:courseId',
    { schema: schemaOf('get', '/api/courses/{courseId}') },
    async ({ userId, params }, reply) => {
      const [course] = await run(sql.course, [userId, new Date(), params.courseId]);
      return course ? bodies.courseBody(course) : refuse(reply, 404, 'COURSE_NOT_FOUND');
    },
  );

  members.put(
    '/api/courses/:courseId/progress',
    { schema: schemaOf('put', '/api/courses/{courseId}/progress') },
    async ({ userId, params, body }, reply) => {
      const values = bodies.reportValues(userId, params.courseId, body);
      const [saved] = bodies.completes(body)
        ? await saveInTurn(db, userId, values)
        : await run(sql.progress, values);
      if (saved?.lesson_id == null) return refuse(reply, 404, 'COURSE_NOT_FOUND');
      return bodies.progressBody(saved);
    },
  );

  members.get('/api/me', { schema: schemaOf('get', '/api/me') }, async (request) => {
    const [user] = await run(sql.profile, [request.userId]);
    return bodies.profileBody(user);
  });
});

function refuse(reply, status, code) {
  return reply.code(status).send({ success: false, error: code, code });
}

await app.listen({ port: settings.port, host: '127.0.0.1' });
